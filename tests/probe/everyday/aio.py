import asyncio


async def main():
    tr = await asyncio.create_subprocess_exec(
        "tr", "a-z", "A-Z", stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE)
    print((await tr.communicate(b"hello"))[0])

asyncio.run(main())
