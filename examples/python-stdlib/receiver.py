"""A voicemail desk: notes down whom to call back when a call reached a machine."""

import base64
import json
import os
import queue
import subprocess
import tempfile
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HIGHLEVEL = "https://services.leadconnectorhq.com"


def is_genuine(body, signature, public_key):
    """Whether these bytes were signed with Ed25519 by the holder of the private key.

    Python's standard library has no Ed25519, so openssl does it here, a process for each webhook. In production take
    the package `cryptography`: load_pem_public_key(public_key).verify(signature, body).
    """
    try:
        decoded = base64.b64decode(signature or "", validate=True)
    except ValueError:
        return False
    with tempfile.TemporaryDirectory() as folder:
        paths = {"key": public_key.encode(), "sig": decoded, "body": body}
        for name, content in paths.items():
            paths[name] = os.path.join(folder, name)
            with open(paths[name], "wb") as file:
                file.write(content)
        verify = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin"]
        verify += ["-inkey", paths["key"], "-sigfile", paths["sig"], "-in", paths["body"]]
        return subprocess.run(verify, capture_output=True).returncode == 0


class Webhooks(BaseHTTPRequestHandler):
    def do_POST(self):
        # The bytes as they came: the signature is over them, not over JSON made anew.
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        genuine = is_genuine(body, self.headers.get("x-ghl-signature"), self.server.public_key)
        if genuine:
            self.server.jobs.put(json.loads(body))  # done by others: the answer does not wait for the work
        self.send_response(200 if genuine else 401)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class VoicemailDesk(ThreadingHTTPServer):
    def __init__(self, port, public_key, base_url=HIGHLEVEL, token=""):
        super().__init__(("127.0.0.1", port), Webhooks)
        self.public_key, self.base_url, self.token = public_key, base_url, token
        self.jobs = queue.Queue()
        self.seen = set()  # in production a table
        self.callbacks = []
        threading.Thread(target=self.work, daemon=True).start()

    def work(self):
        while True:
            event = self.jobs.get()
            try:
                self.handle_event(event)
            except Exception as error:  # one event must not stop the others
                print(f"{event.get('webhookId')}: {error}")
            finally:
                self.jobs.task_done()

    def handle_event(self, event):
        if event["webhookId"] in self.seen:
            return  # HighLevel sends an event at least once
        self.seen.add(event["webhookId"])
        # "status" says "completed" of both; only "callStatus" tells a person from a machine.
        if event.get("messageType") == "CALL" and event.get("callStatus") == "voicemail":
            contact = self.ask(f"/contacts/{event['contactId']}")["contact"]
            self.callbacks.append(f"{contact['firstName']} {contact['lastName']}, {contact['phone']}")

    def ask(self, path):
        headers = {"authorization": f"Bearer {self.token}", "version": "2021-07-28"}
        with urllib.request.urlopen(urllib.request.Request(self.base_url + path, headers=headers)) as answer:
            return json.load(answer)


if __name__ == "__main__":
    key = os.environ["WEBHOOK_SIGNATURE_PUBLIC_KEY"].replace("\\n", "\n")  # a .env file has its lines on one
    base_url = os.environ.get("HIGHLEVEL_URL", HIGHLEVEL)
    VoicemailDesk(3000, key, base_url, os.environ.get("HIGHLEVEL_TOKEN", "")).serve_forever()
