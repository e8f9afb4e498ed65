"""Executes one notebook within time limits, keeping whatever it had when it stopped.

nbconvert reads this as its configuration, so that it runs in the Python that Jupyter runs in. The
folder of this file holds the notebook, limits.json (seconds, and the folder that cells run in) and,
afterwards, ending.json: how it ended and at which code cell, counted from 1.
"""

import json
import os
import signal
import threading
from pathlib import Path
from time import monotonic

import nbformat
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert.preprocessors import ExecutePreprocessor

HERE = Path(__file__).parent
NOTEBOOK = HERE / "notebook.ipynb"
LIMITS = json.loads((HERE / "limits.json").read_text())
PATIENCE = 10  # seconds that an interrupted cell has to end by itself


class Unattended(ExecutePreprocessor):
    """Stops at the first cell that fails, is too slow, or finds no time left."""

    ending = "ran"
    cell_number = 0
    due = None  # when the running cell has to be done, and what it is called if it is not

    def preprocess(self, nb, resources=None, km=None):
        cells_run_in = {**resources["metadata"], "path": LIMITS["folder"]}
        self.notebook_due = monotonic() + LIMITS["notebook"]
        self.timeout_func = self.seconds_left
        for request in (signal.SIGINT, signal.SIGTERM):
            signal.signal(request, self.stop)
        try:
            super().preprocess(nb, {**resources, "metadata": cells_run_in}, km)
        except CellExecutionError:
            if self.ending == "ran":
                self.ending = "error"
        except DeadKernelError:
            if self.ending == "ran":
                self.ending = "kernel died"
        except (RuntimeError, TimeoutError):
            if self.cell_number > 0:
                raise
            self.ending = "no kernel"
        except Stopped:
            pass
        save(nb)
        ending = {"ending": self.ending, "cell": self.cell_number}
        (HERE / "ending.json").write_text(json.dumps(ending))
        return nb, resources

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type != "code":
            return cell, resources
        self.cell_number += 1
        cell_due = monotonic() + LIMITS["cell"]
        self.due = min((cell_due, "cell limit"), (self.notebook_due, "notebook limit"))
        abandon = threading.Timer(self.due[0] - monotonic() + PATIENCE, self.kill)
        abandon.daemon = True
        abandon.start()
        try:
            return super().preprocess_cell(cell, resources, index)
        finally:
            abandon.cancel()
            if self.ending == "ran" and monotonic() >= self.due[0]:
                self.ending = self.due[1]
            save(self.nb)
            if self.ending != "ran":
                raise Stopped

    def seconds_left(self, cell):
        """The cell's limit; nbclient interrupts the kernel when it is over."""
        return max(0.1, self.due[0] - monotonic())

    def stop(self, signum, frame):
        """Asked to stop from outside: interrupts the cell, so that it puts its runs in order."""
        if self.ending == "ran":
            self.ending = "stopped"
            if self.due:
                self.signal_kernel(signal.SIGINT)
                threading.Timer(PATIENCE, self.kill).start()
            else:
                raise Stopped

    def kill(self):
        """The cell did not answer its interrupt; nbclient notices that the kernel is gone."""
        if self.ending == "ran":
            self.ending = self.due[1]
        self.signal_kernel(signal.SIGKILL)

    def signal_kernel(self, signum):
        km = self.km
        process = getattr(km, "provisioner", None) or getattr(km, "kernel", None)
        if process is not None and process.pid:
            os.kill(process.pid, signum)


class Stopped(Exception):
    """Ends the notebook after the running cell."""


def save(nb):
    whole = NOTEBOOK.with_suffix(".part")
    nbformat.write(nb, whole)
    os.replace(whole, NOTEBOOK)


c = get_config()  # noqa: F821, nbconvert provides it
c.NotebookExporter.preprocessors = [Unattended]
c.Unattended.kernel_name = LIMITS["kernel"]
c.Unattended.startup_timeout = LIMITS["start"]
c.Unattended.interrupt_on_timeout = True
c.Unattended.record_timing = False  # else every run differs
