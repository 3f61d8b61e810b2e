"""Plays scenarios/morning.yaml to the receiver, which asks `highlevel-mock serve` back instead of HighLevel."""

import json
import subprocess
import threading
import unittest
import urllib.request

from receiver import VoicemailDesk

CLI = "node_modules/.bin/highlevel-mock"
SCENARIO = "scenarios/morning.yaml"


class MorningTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        env = json.loads(subprocess.check_output([CLI, "keys", "show", "--json"]))["env"]
        serve = [CLI, "serve", "--scenario", SCENARIO, "--port", "0", "--json"]
        cls.twin = subprocess.Popen(serve, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        cls.story = json.loads(cls.twin.stdout.readline())

        cls.desk = VoicemailDesk(0, env["WEBHOOK_SIGNATURE_PUBLIC_KEY"], cls.story["url"], token="any")
        threading.Thread(target=cls.desk.serve_forever, daemon=True).start()

        # The same seed, run id and start: the people and messages sent are those that the twin knows.
        run = [CLI, "run", SCENARIO, "--target", f"http://127.0.0.1:{cls.desk.server_port}/webhooks"]
        run += ["--seed", cls.story["seed"], "--run-id", cls.story["runId"], "--start-at", cls.story["startAt"]]
        cls.run_result = subprocess.run([*run, "--json"], capture_output=True, text=True)
        cls.desk.jobs.join()

    @classmethod
    def tearDownClass(cls):
        cls.desk.shutdown()
        cls.desk.server_close()
        cls.twin.terminate()
        cls.twin.wait()
        cls.twin.stdout.close()

    def test_answers_as_the_scenario_expects(self):
        self.assertEqual(self.run_result.returncode, 0, self.run_result.stdout + self.run_result.stderr)
        totals = json.loads(self.run_result.stdout)["totals"]
        self.assertEqual((totals["accepted"], totals["rejected"], totals["duplicates"]), (3, 1, 1))

    def test_calls_back_whom_a_machine_answered_once(self):
        self.assertEqual(self.desk.callbacks, ["Sam Rivera, +13055550178"])

    def test_asks_highlevel_for_that_contact_alone(self):
        with urllib.request.urlopen(self.story["url"] + "/__requests") as answer:
            asked = json.load(answer)
        self.assertEqual([(one["route"], one["status"]) for one in asked], [("GET /contacts/:contactId", 200)])


if __name__ == "__main__":
    unittest.main()
