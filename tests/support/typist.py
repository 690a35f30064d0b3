"""Runs a program on a terminal of its own and types answers at its prompts, for programs that ask nobody else.

Arguments: a file that is typed first, up to an end of file ("-" for none); the answers; "--"; the program and its
arguments. Prints what it printed.
"""
import os
import pty
import select
import sys
import time

cut = sys.argv.index("--")
first, answers, program = sys.argv[1], sys.argv[2:cut], sys.argv[cut + 1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)
if first != "-":
    with open(first, "rb") as file:
        os.write(terminal, file.read() + b"\x04")
seen = b""
while True:
    ready, _, _ = select.select([terminal], [], [], 20)
    if not ready:
        os.kill(child, 9)
        break
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    seen += part
    line = seen.rsplit(b"\n", 1)[-1].strip()
    if answers and line.endswith(b":") or answers and line.endswith(b":\x1b[0m"):
        time.sleep(0.3)  # the echo goes off after the prompt, and takes what was typed before with it
        os.write(terminal, answers.pop(0).encode() + b"\n")
        seen += b"\n"
sys.stdout.buffer.write(seen)
sys.stdout.flush()
_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 1)
