"""Runs Java Lambdas in LocalStack as child processes of the host, where Docker would run containers.

Chosen by LAMBDA_RUNTIME_EXECUTOR=host. HOST_MAX_JVMS (12) bounds how many children there are at once."""

import json
import logging
import os
import queue
import subprocess
import threading
import time

from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from localstack_host import child, runtime_api

LOG = logging.getLogger(__name__)
MAX_JVMS = int(os.environ.get("HOST_MAX_JVMS", "12"))
MAX_RESPONSE = 6_291_556
ROOM, RUNNING = threading.Condition(), {}  # executors that have a JVM, and when each was last used


class HostExecutorPlugin(RuntimeExecutorPlugin):
    name = "host"

    def load(self, *_, **__):
        return HostExecutor


def _error(kind: str, message: str) -> bytes:
    return json.dumps({"errorMessage": message, "errorType": kind}).encode()


class HostExecutor(RuntimeExecutor):
    """One execution environment: one child process and its Runtime API."""

    def __init__(self, id, function_version):
        super().__init__(id, function_version)
        self.process = self.api = self.variables = self.current = self.init_error = None
        self.calls, self.started = queue.Queue(), threading.Event()
        self.lines, self.lines_lock, self.busy = [], threading.Lock(), threading.Lock()

    # --- life of the child ---
    def start(self, env_vars):
        self.variables = {name: str(value) for name, value in env_vars.items()}
        with self.busy:
            self._spawn()

    def _spawn(self):
        self._make_room()
        self.init_error, self.calls, self.started = None, queue.Queue(), threading.Event()
        self.api = runtime_api.serve(self)
        name = self.function_version.id.function_name
        self.process = child.start(self.function_version.config, name, self.variables, self.api.server_port)
        threading.Thread(target=self._read_lines, args=(self.process,), daemon=True).start()
        threading.Thread(target=self._watch, args=(self.process, self.started), daemon=True).start()
        self.started.wait()
        if self.init_error is not None or self.process.poll() is not None:
            raise StatusErrorException("init failed", payload=self.init_error or _error(
                "Runtime.ExitError", f"RequestId: {self.id} Error: Runtime exited with code {self.process.poll()}"))
        LOG.info("%s ready (pid %s)", name, self.process.pid)

    def _make_room(self):
        """At most MAX_JVMS at once: the longest idle one ends, and comes back cold when it is called again."""
        with ROOM:
            while self not in RUNNING and len(RUNNING) >= MAX_JVMS:
                by_idleness = sorted(RUNNING, key=RUNNING.get)
                idle = next((other for other in by_idleness if other.busy.acquire(blocking=False)), None)
                if idle:
                    idle.stop()
                    idle.busy.release()
                else:
                    ROOM.wait(0.2)
            RUNNING[self] = time.monotonic()

    def _read_lines(self, process):
        for line in process.stdout:
            with self.lines_lock:
                self.lines.append(line.decode("utf-8", "replace").replace("\r", "\n"))

    def _watch(self, process, started):
        code = process.wait()
        started.set()
        if self.current and process is self.process:
            message = f"RequestId: {self.current['invoke-id']} Error: Runtime exited with code {code}"
            self.current["reply"].put((_error("Runtime.ExitError", message), True))

    def stop(self):
        process, self.process = self.process, None
        if process:
            process.terminate()
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
        self._close_api()
        with ROOM:
            RUNNING.pop(self, None)
            ROOM.notify_all()

    def _close_api(self):
        self.calls.put(None)
        if self.api:
            self.api.shutdown()
            self.api.server_close()
            self.api = None

    # --- one invocation ---
    def invoke(self, payload):
        with self.busy:
            try:
                return self._invoke(payload)
            finally:
                with ROOM:
                    if self in RUNNING:
                        RUNNING[self] = time.monotonic()
                    ROOM.notify_all()

    def _invoke(self, payload):
        began, request = time.perf_counter(), payload["invoke-id"]
        body, failed = self._call(payload)
        if len(body) > MAX_RESPONSE:
            body, failed = _error("Function.ResponseSizeTooLarge", f"Response exceeded {MAX_RESPONSE} bytes."), True
        return InvocationResult(request, body, is_error=failed, logs=self._logs(request, time.perf_counter() - began))

    def _call(self, payload):
        """A child that was gone before it took the call is started again; one that dies while it works is not."""
        limit = self.function_version.config.timeout
        try:
            for _ in range(3):
                if self.process is None or self.process.poll() is not None:
                    self._close_api()
                    self._spawn()
                call = payload | {"deadline": int((time.time() + limit) * 1000), "reply": queue.Queue(), "taken": False}
                with self.lines_lock:
                    self.lines = []
                self.current = call
                self.calls.put(call)
                body, failed = call["reply"].get(timeout=limit)
                if call["taken"]:
                    break
            return body, failed
        except queue.Empty:
            self.current = None
            self.process.kill()
            self.process.wait()
            message = f"RequestId: {payload['invoke-id']} Error: Task timed out after {limit:.2f} seconds"
            return _error("Sandbox.Timedout", message), True
        finally:
            self.current = None

    def _logs(self, request, seconds):
        time.sleep(0.01)
        with self.lines_lock:
            said, self.lines = "".join(self.lines), []
        memory, version = self.function_version.config.memory_size, self.function_version.id.qualifier
        return (f"START RequestId: {request} Version: {version}\n{said}END RequestId: {request}\n"
                f"REPORT RequestId: {request}\tDuration: {seconds * 1000:.2f} ms\tMemory Size: {memory} MB\n")

    def get_logs(self):
        with self.lines_lock:
            return "".join(self.lines)

    # --- what LocalStack asks of every executor ---
    def get_address(self):
        return "127.0.0.1"

    def get_endpoint_from_executor(self):
        return "127.0.0.1"

    def get_runtime_endpoint(self):
        return "unused"

    @classmethod
    def prepare_version(cls, function_version):
        if not (function_version.config.runtime or "").startswith("java"):
            raise NotImplementedError("only java runtimes run here")
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        pass
