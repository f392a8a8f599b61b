"""The main job: run a script in the sandbox, stop it at a call to the outside, and finish it in another process.

    python examples/main_job.py

The first process starts `main_job_script.py`, answers the call that it can answer, and saves the program to a file when
it waits for a manager. The second process knows nothing but that file.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import ouros

SCRIPT = Path(__file__).with_name("main_job_script.py")
CLAIMS = [
    {"who": "Ada", "amount": 40},
    {"who": "Grace", "amount": 420},
    {"who": "Edsger", "amount": 99.5},
    {"who": "Barbara", "amount": 1200},
]
ANSWERS = {"Grace": True, "Barbara": TimeoutError("no answer in two days")}


def show(text: str) -> None:
    print(f"[process {os.getpid()}] {text}", flush=True)


def call_of(progress: ouros.Snapshot) -> str:
    return f"{progress.function_name}({', '.join(map(repr, progress.args))})"


def start(file: Path) -> None:
    """Run the script up to the first question for a manager, and save it there."""
    sandbox = ouros.Sandbox(
        SCRIPT.read_text("utf-8"),
        script_name=SCRIPT.name,
        inputs=["month"],
        external_functions=["load_claims", "ask_manager"],
    )
    progress = sandbox.start(inputs={"month": "2024-05"})
    while isinstance(progress, ouros.Snapshot) and progress.function_name == "load_claims":
        show(f"the program called {call_of(progress)}; answering with {len(CLAIMS)} claims")
        progress = progress.resume(return_value=CLAIMS)
    assert isinstance(progress, ouros.Snapshot)
    data = progress.dump()
    file.write_bytes(data)
    show(f"the program waits at {call_of(progress)}; saved it to {file.name} ({len(data)} bytes)")


def finish(file: Path) -> None:
    """Load the program, answer its questions, and print its result."""
    progress = ouros.Snapshot.load(file.read_bytes())
    show(f"loaded {file.name}")
    while isinstance(progress, ouros.Snapshot):
        answer = ANSWERS[progress.args[0]]
        show(f"the program called {call_of(progress)}; answering with {answer!r}")
        if isinstance(answer, Exception):
            progress = progress.resume(exception=answer)
        else:
            progress = progress.resume(return_value=answer)
    show("the program is complete; its result:")
    print(progress.output)


def main() -> None:
    if sys.argv[1:2] == ["--finish"]:
        finish(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "main_job.ouros")
        start(file)
        subprocess.run([sys.executable, __file__, "--finish", str(file)], check=True)


if __name__ == "__main__":
    main()
