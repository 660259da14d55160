"""Measures an installed kernel as whole processes, started as its kernel.json says: python3 measure.py KERNEL_FOLDER [FOLDER_OF_A_CHAPTER] [RUNS]

Prints the medians of: start to first result, setup cell and first figure (only with a folder whose NuGet.Config
leads to the course's package), a trivial cell, and the memory resident after a hundred of them.
"""
import json, os, secrets, socket, statistics, subprocess, sys, tempfile, time
import zmq
from jupyter_client.session import Session

SETUP = '#r "nuget: RopeCourse, 1.0.0"\nusing RopeCourse;\nusing RopeCourse.Plots;\nusing RopeCourse.Lessons;'
FIGURE = "SinusoidalFigures.SquareToSine(width: 4, positions: 16)"


def free_ports(count):
    holders = [socket.socket() for _ in range(count)]
    for holder in holders:
        holder.bind(("127.0.0.1", 0))
    ports = [holder.getsockname()[1] for holder in holders]
    for holder in holders:
        holder.close()
    return ports


class Kernel:
    def __init__(self, spec, folder):
        key = secrets.token_hex(16)
        names = ["shell_port", "control_port", "iopub_port", "stdin_port", "hb_port"]
        connection = dict(zip(names, free_ports(5)), ip="127.0.0.1", transport="tcp", key=key, signature_scheme="hmac-sha256")
        handle, self.path = tempfile.mkstemp(suffix=".json")
        with os.fdopen(handle, "w") as file:
            json.dump(connection, file)
        self.session = Session(key=key.encode())
        self.context = zmq.Context()
        self.shell = self.context.socket(zmq.DEALER)
        self.shell.setsockopt(zmq.RECONNECT_IVL, 2)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [argument.replace("{connection_file}", self.path) for argument in spec["argv"]],
            cwd=folder, stdin=subprocess.DEVNULL, env={**os.environ, **spec.get("env", {})})
        self.shell.connect(f"tcp://127.0.0.1:{connection['shell_port']}")

    def run(self, code):
        self.session.send(self.shell, "execute_request", {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True})
        _, frames = self.session.feed_identities(self.shell.recv_multipart())
        reply = self.session.deserialize(frames)["content"]
        if reply["status"] != "ok":
            raise SystemExit("\n".join(reply["traceback"]))

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def end(self):
        self.process.kill()
        self.process.wait()
        self.context.destroy(linger=0)
        os.remove(self.path)


def measure(spec, folder):
    kernel = Kernel(spec, folder)
    kernel.run("1 + 1")
    first = time.perf_counter() - kernel.started
    cells = []
    for i in range(100):
        start = time.perf_counter()
        kernel.run(f"var x{i} = {i}; x{i} + 1")
        cells.append(time.perf_counter() - start)
    memory = kernel.memory()
    kernel.end()
    return first, statistics.median(cells), sum(cells) / len(cells), memory


def measure_figure(spec, folder):
    kernel = Kernel(spec, folder)
    kernel.run(SETUP)
    setup = time.perf_counter() - kernel.started
    kernel.run(FIGURE)
    both = time.perf_counter() - kernel.started
    kernel.end()
    return setup, both


def main():
    with open(os.path.join(sys.argv[1], "kernel.json")) as file:
        spec = json.load(file)
    folder = sys.argv[2] if len(sys.argv) > 2 else None
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    results = [measure(spec, folder) for _ in range(runs)]
    first, cell, mean, memory = (statistics.median(column) for column in zip(*results))
    print(f"start to first result {first * 1000:.0f} ms; trivial cell {cell * 1000:.1f} ms (mean of 100: {mean * 1000:.1f} ms); resident {memory:.0f} MB")
    if folder:
        results = [measure_figure(spec, folder) for _ in range(runs + 1)][1:]
        setup, both = (statistics.median(column) for column in zip(*results))
        print(f"setup cell {setup * 1000:.0f} ms after the start, first figure {both * 1000:.0f} ms after the start")


main()
