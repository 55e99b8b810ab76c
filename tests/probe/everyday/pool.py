from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(3) as pool:
        print(sum(pool.map(abs, range(-50, 50))))
        pool.close()
        pool.join()
