import queue
import threading

numbers = queue.Queue()


def put_all():
    for i in range(100):
        numbers.put(i)


thread = threading.Thread(target=put_all)
thread.start()
print(sum(numbers.get() for _ in range(100)))
thread.join()
