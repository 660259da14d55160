"""Goes through the messaging protocol with jupyter_client, message by message: python3 conformance.py KERNEL_NAME TRANSPORT.

Prints one line a check; ends with 1 if one failed.
"""
import os, queue, sys, time, traceback
from jupyter_client import BlockingKernelClient, KernelManager

PATIENCE = 120
failures = 0


def check(name, condition, saw=""):
    global failures
    failures += not condition
    print(("ok    " if condition else "WRONG ") + name + ("" if condition else f": {saw}"), flush=True)


class Client:
    def __init__(self, manager):
        self.manager = manager
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def outputs(self, msg_id):
        """Everything broadcast for a request, up to its idle status."""
        return self.outputs_of_all([msg_id])[0]

    def outputs_of_all(self, msg_ids):
        """The same for several requests, whichever comes first."""
        messages, busy = {msg_id: [] for msg_id in msg_ids}, set(msg_ids)
        while busy:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            parent = message["parent_header"].get("msg_id")
            if parent not in messages:
                continue
            messages[parent].append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                busy.discard(parent)
        return [messages[msg_id] for msg_id in msg_ids]

    def reply(self, msg_id, channel="shell"):
        while True:
            message = getattr(self.client, f"get_{channel}_msg")(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == msg_id:
                return message

    def run(self, code, **options):
        msg_id = self.client.execute(code, **options)
        return self.reply(msg_id)["content"], self.outputs(msg_id)

    def ask(self, name, *arguments, **options):
        msg_id = getattr(self.client, name)(*arguments, **options)
        reply = self.reply(msg_id)
        states = [m["content"]["execution_state"] for m in self.outputs(msg_id) if m["msg_type"] == "status"]
        return reply, states

    def send(self, channel, message_type, content):
        message = self.client.session.msg(message_type, content)
        getattr(self.client, f"{channel}_channel").send(message)
        return message["header"]["msg_id"]


def types(outputs):
    return [m["msg_type"] for m in outputs]


def value(outputs, kind="execute_result"):
    return next((m["content"]["data"]["text/plain"] for m in outputs if m["msg_type"] == kind), None)


def information(c):
    reply, states = c.ask("kernel_info")
    content = reply["content"]
    check("kernel_info: protocol 5.4 and C#", content["protocol_version"] == "5.4" and content["language_info"]["name"] == "C#", content)
    check("kernel_info: busy, then idle", states == ["busy", "idle"], states)
    check("kernel_info: header names type, version and session", reply["header"]["msg_type"] == "kernel_info_reply" and reply["header"]["version"] == "5.4" and reply["header"]["session"], reply["header"])
    msg_id = c.send("control", "kernel_info_request", {})
    check("kernel_info on the control channel", c.reply(msg_id, "control")["content"]["status"] == "ok")
    c.outputs(msg_id)
    end = time.monotonic() + 60
    c.client.hb_channel.unpause()
    while time.monotonic() < end and not c.client.hb_channel.is_beating():
        time.sleep(0.1)
    check("heartbeat", c.client.hb_channel.is_beating())


def execution(c):
    reply, outputs = c.run("Console.WriteLine(\"out\");\nConsole.Error.WriteLine(\"err\");\nint x = 6;\nx * 7")
    check("execute: order of the messages", types(outputs) == ["status", "execute_input", "stream", "stream", "execute_result", "status"], types(outputs))
    check("execute: result and count", value(outputs) == "42" and outputs[4]["content"]["execution_count"] == reply["execution_count"] == outputs[1]["content"]["execution_count"], outputs)
    check("execute: both streams", [m["content"]["name"] for m in outputs if m["msg_type"] == "stream"] == ["stdout", "stderr"], outputs)
    count = reply["execution_count"]
    reply, outputs = c.run("int hidden = 5; hidden", silent=True)
    check("silent: nothing is shown or counted", types(outputs) == ["status", "status"] and reply["execution_count"] == count, (reply, types(outputs)))
    reply, outputs = c.run("hidden", store_history=False)
    check("store_history=false: shown, not counted", value(outputs) == "5" and reply["execution_count"] == count, reply)
    reply, _ = c.run("int y = 1;", user_expressions={"good": "x + 1", "bad": "x +"})
    check("user_expressions", reply["user_expressions"]["good"]["data"]["text/plain"] == "7" and reply["user_expressions"]["bad"]["status"] == "error", reply)
    reply, outputs = c.run("throw new InvalidOperationException(\"boo\");")
    error = next(m for m in outputs if m["msg_type"] == "error")["content"]
    check("error: broadcast and replied alike", reply["status"] == "error" and error["ename"] == reply["ename"] == "System.InvalidOperationException" and error["evalue"] == "boo" and error["traceback"], error)
    reply, outputs = c.run("int z = ;")
    check("error: the compiler's line, caret and code", any("CS1525" in line for line in reply["traceback"]) and any("^" in line for line in reply["traceback"]), reply)
    first, second, third = c.client.execute("System.Threading.Thread.Sleep(300); throw new Exception();"), c.client.execute("1"), c.client.kernel_info()
    check("stop_on_error: what waits is aborted", [c.reply(i)["content"]["status"] for i in (first, second, third)] == ["error", "aborted", "ok"])
    first, second = c.client.execute("System.Threading.Thread.Sleep(300); throw new Exception();", stop_on_error=False), c.client.execute("1")
    check("stop_on_error=false: what waits is run", [c.reply(i)["content"]["status"] for i in (first, second)] == ["error", "ok"])


def display(c):
    _, outputs = c.run("var place = display(\"one\");\nplace.Update(\"two\");\nHTML(\"<b>3</b>\")")
    shown = [m for m in outputs if m["msg_type"] in ("display_data", "update_display_data", "execute_result")]
    check("display, update, result", types(shown) == ["display_data", "update_display_data", "execute_result"], types(outputs))
    ids = [m["content"]["transient"]["display_id"] for m in shown[:2]]
    check("update names the display it changes", ids[0] == ids[1], ids)
    check("html", shown[2]["content"]["data"].get("text/html") == "<b>3</b>", shown[2]["content"])


def standard_input(c):
    msg_id = c.client.execute("var name = Console.ReadLine();\nname + \"!\"", allow_stdin=True)
    question = c.client.get_stdin_msg(timeout=PATIENCE)
    check("input_request", question["msg_type"] == "input_request" and question["content"]["password"] is False and question["parent_header"]["msg_id"] == msg_id, question)
    c.client.input("Ada")
    check("input_reply", value(c.outputs(msg_id)) == "Ada!")
    c.reply(msg_id)
    reply, _ = c.run("Console.ReadLine()", allow_stdin=False)
    check("allow_stdin=false", reply["status"] == "error" and "input" in reply["evalue"], reply)


def assistance(c):
    reply, _ = c.ask("complete", "Math.Sq", 7)
    content = reply["content"]
    check("complete", content["matches"][0] == "Sqrt" and (content["cursor_start"], content["cursor_end"]) == (5, 7), content)
    c.run("int wavelength = 12;")
    check("complete: a variable of an earlier cell", "wavelength" in c.ask("complete", "wavel", 5)[0]["content"]["matches"])
    content = c.ask("inspect", "Math.Sqrt(2)", 7)[0]["content"]
    check("inspect", content["found"] and "double Math.Sqrt(double d)" in content["data"]["text/plain"], content)
    check("inspect: nothing there", not c.ask("inspect", "", 0)[0]["content"]["found"])
    found = [c.ask("is_complete", code)[0]["content"]["status"] for code in ("1 + 1", "if (true) {", "int x = = 1;")]
    check("is_complete", found == ["complete", "incomplete", "invalid"], found)
    history = c.ask("history", hist_access_type="tail", n=1)[0]["content"]["history"]
    check("history", history[0][2] == "int wavelength = 12;", history)


def comms_and_the_rest(c):
    check("comm_info", c.ask("comm_info")[0]["content"]["comms"] == {})
    for kind in ("comm_open", "comm_msg"):
        msg_id = c.send("shell", kind, {"comm_id": "c1", "target_name": "nobody", "data": {}})
        check(f"{kind}: closed", "comm_close" in types(c.outputs(msg_id)))
    c.send("shell", "comm_close", {"comm_id": "c1", "data": {}})
    msg_id = c.send("control", "debug_request", {"seq": 1, "type": "request", "command": "initialize", "arguments": {}})
    content = c.reply(msg_id, "control")["content"]
    check("debug_request: refused in its own form", content["success"] is False and content["message"], content)
    msg_id = c.send("shell", "nobody_knows_request", {})
    check("unknown request", c.reply(msg_id)["content"]["status"] == "error")


def interruption(c):
    c.run("int kept = 17;")
    for code in ("while (true) { }", "System.Threading.Thread.Sleep(60_000);", "await Task.Delay(60_000);",
                 "Enumerable.Range(0, 4).AsParallel().ForAll(i => { while (true) { } });"):
        msg_id = c.client.execute("Console.Write(\"on\"); " + code)
        while c.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass
        start = time.monotonic()
        c.manager.interrupt_kernel()
        reply = c.reply(msg_id)["content"]
        check(f"interrupt: {code}", reply.get("ename") == "Interrupted", reply)
        print(f"      after {time.monotonic() - start:.2f} s")
        c.outputs(msg_id)
    check("interrupt: the variables are kept", value(c.run("kept")[1]) == "17")


def two_clients(c):
    other = BlockingKernelClient()
    other.load_connection_file(c.manager.connection_file)
    other.session.session = "other"
    other.start_channels()
    other.wait_for_ready(timeout=PATIENCE)
    mine, theirs = c.client.execute("\"mine\""), other.execute("\"theirs\"")
    check("two clients: each its own reply", c.reply(mine)["content"]["status"] == "ok" and other.get_shell_msg(timeout=PATIENCE)["parent_header"]["msg_id"] == theirs)
    check("two clients: all see all broadcasts", [value(outputs) for outputs in c.outputs_of_all([mine, theirs])] == ["mine", "theirs"])
    other.stop_channels()


def large_outputs(c):
    msg_id = c.client.execute("for (int i = 0; i < 100_000; i++) Console.WriteLine(i);\nnew string('x', 50_000_000)")
    outputs = c.outputs(msg_id)
    text = "".join(m["content"]["text"] for m in outputs if m["msg_type"] == "stream")
    check("100,000 lines, none lost", text == "".join(f"{i}\n" for i in range(100_000)), len(text))
    check("a value of 50 MB", len(value(outputs) or "") == 50_000_000)
    c.reply(msg_id)


def restart_and_end(manager, c):
    manager.restart_kernel(now=False)
    c.client.stop_channels()
    c = Client(manager)
    reply, _ = c.run("kept")
    check("restart: the variables are gone", reply.get("ename") == "CS0103", reply)
    reply, outputs = c.run("1 + 1")
    check("restart: counts from 1", value(outputs) == "2" and reply["execution_count"] <= 2, reply)
    c.client.shutdown()
    end = time.monotonic() + 60
    while time.monotonic() < end and manager.is_alive():
        time.sleep(0.1)
    check("shutdown", not manager.is_alive())
    c.client.stop_channels()


def main():
    manager = KernelManager(kernel_name=sys.argv[1], transport=sys.argv[2])
    if sys.argv[2] == "ipc":
        manager.ip = os.path.join(os.getcwd(), "k")
    manager.start_kernel()
    c = Client(manager)
    try:
        for part in (information, execution, display, standard_input, assistance, comms_and_the_rest, interruption, two_clients, large_outputs):
            try:
                part(c)
            except queue.Empty:
                check(part.__name__, False, "a message did not come\n" + traceback.format_exc())
        restart_and_end(manager, c)
    finally:
        if manager.is_alive():
            manager.shutdown_kernel(now=True)
    sys.exit(1 if failures else 0)


main()
