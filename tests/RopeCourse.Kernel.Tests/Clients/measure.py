"""Measures installed kernels as whole processes, started as their kernel.json says: python3 measure.py KERNEL_FOLDER [PEER_FOLDER ...]

Prints the medians of: start to first result, a trivial cell, the memory resident after a hundred of them, and (only with --chapters, a folder
whose NuGet.Config leads to the course's package) setup cell and first figure. Several kernels are measured in turn, one process of each after
the other, so that a machine that is now quick and now slow treats them alike; the peers' figures are then also given as multiples of the first's.
"""
import argparse, json, os, secrets, signal, socket, statistics, subprocess, tempfile, time
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
            cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **spec.get("env", {})})
        self.shell.connect(f"tcp://127.0.0.1:{connection['shell_port']}")

    def run(self, code):
        self.session.send(self.shell, "execute_request", {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True})
        _, frames = self.session.feed_identities(self.shell.recv_multipart())
        reply = self.session.deserialize(frames)["content"]
        if reply["status"] != "ok":
            raise SystemExit("\n".join(reply["traceback"]))

    def memory(self):
        """Counts in the children: a kernel may be started by a program that waits beside it."""
        processes, resident = [self.process.pid], 0
        for process in processes:
            with open(f"/proc/{process}/status") as status:
                resident += next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
            with open(f"/proc/{process}/task/{process}/children") as children:
                processes += children.read().split()
        return resident

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
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


def read(folder):
    with open(os.path.join(folder, "kernel.json")) as file:
        return json.load(file)


def in_turn(specs, runs, work):
    """Measures each kernel once a round; gives the medians of each kernel's columns."""
    rounds = [[work(spec) for spec in specs] for _ in range(runs)]
    return [[statistics.median(column) for column in zip(*results)] for results in zip(*rounds)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kernels", nargs="+", help="folders with a kernel.json")
    parser.add_argument("--chapters", help="where the setup cell finds its package")
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    specs = [read(folder) for folder in arguments.kernels]
    columns = in_turn(specs, arguments.runs, lambda spec: measure(spec, arguments.chapters))
    if arguments.chapters:
        for spec in specs:
            measure_figure(spec, arguments.chapters)  # the first time fills the cache of packages
        figures = in_turn(specs, arguments.runs, lambda spec: measure_figure(spec, arguments.chapters))
        columns = [[*column, *figure] for column, figure in zip(columns, figures)]
    names = [("start to first result", "ms", 1000), ("trivial cell", "ms", 1000), ("its mean", "ms", 1000), ("resident", "MB", 1), ("setup cell after the start", "ms", 1000), ("first figure after the start", "ms", 1000)]
    for folder, values in zip(arguments.kernels, columns):
        print(folder)
        for (name, unit, scale), value, first in zip(names, values, columns[0]):
            times = "" if values is columns[0] else f" ({value / first:.1f} times)"
            print(f"    {name}: {value * scale:.1f} {unit}{times}")


main()
