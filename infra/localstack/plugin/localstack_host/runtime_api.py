"""The Lambda Runtime API (2018-06-01) that one child process talks to: it asks for calls and posts replies."""

import http.server
import threading


def serve(owner) -> http.server.ThreadingHTTPServer:
    """On a free port of 127.0.0.1. The owner has: started, calls, current, init_error."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads, server.owner = True, owner
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def do_GET(self):
        """invocation/next: blocks until there is one; None ends the child."""
        owner = self.server.owner
        owner.started.set()
        call = owner.calls.get()
        if call is None:
            self.close_connection = True
            return
        call["taken"] = True
        self._answer(200, call["payload"].encode(), {
            "Lambda-Runtime-Aws-Request-Id": call["invoke-id"],
            "Lambda-Runtime-Deadline-Ms": str(call["deadline"]),
            "Lambda-Runtime-Invoked-Function-Arn": call["invoked-function-arn"],
            "Lambda-Runtime-Trace-Id": call["trace-id"],
        })

    def do_POST(self):
        """init/error, invocation/<id>/response and invocation/<id>/error."""
        body, owner = self._body(), self.server.owner
        if self.path.endswith("/init/error"):
            owner.init_error = body
            owner.started.set()
        elif owner.current and owner.current["invoke-id"] in self.path:
            owner.current["reply"].put((body, self.path.endswith("/error")))
        self._answer(202, b'{"status":"OK"}', {})

    def _answer(self, status: int, body: bytes, headers: dict):
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)
