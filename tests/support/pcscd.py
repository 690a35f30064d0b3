"""Starts a private pcscd: no root, no fixed port, beside any other. Arguments: socket, port, folder for its configuration.

pcscd takes one listening socket from whoever starts it (LISTEN_FDS), so that any path will do.
"""
import os
import socket
import sys

path, port, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
with open(os.path.join(folder, "vpcd"), "w") as file:
    file.write(f'FRIENDLYNAME "mnc emulator"\nDEVICENAME /dev/null:0x{port:04X}\nLIBPATH {driver}\nCHANNELID 0x{port:04X}\n')
listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
listener.bind(path)
os.chmod(path, 0o600)
listener.listen(16)
os.dup2(listener.fileno(), 3)
os.set_inheritable(3, True)
os.environ["LISTEN_FDS"] = "1"
os.environ["LISTEN_PID"] = str(os.getpid())
flags = ["--foreground", "-c", folder]
if "--disable-polkit" in os.popen("pcscd --help 2>&1").read():
    flags.append("--disable-polkit")
os.execvp("pcscd", ["pcscd", *flags])
