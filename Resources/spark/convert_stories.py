#!/usr/bin/env python3
"""Converts a folder of stories with Apache Spark: each partition is piped through `convert --tar`.

    spark-submit convert_stories.py --to epub STORIES BOOKS [-- OPTIONS OF CONVERT]

STORIES and BOOKS are folders that every worker sees under the same path. The folder structure is
kept. A task may be retried, run twice, or killed at any point: an output appears whole, by renaming,
and is the same whoever made it, so that nothing has to be undone. A story that cannot be converted is
reported and left out; the job's exit status is then 1.
"""

import argparse
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import threading


# What files are called that do not have their names yet.
UNFINISHED = ".quire-spark-"


def stories(folder):
    """The paths of all files below a folder, relative to it, in an order that never changes."""
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.relpath(os.path.join(root, name), folder)
            for name in files
            if not name.startswith(".")
        ]
    return sorted(found)


def send(paths, folder, pipe):
    """Writes the stories at `paths` as a tar archive, one at a time."""
    try:
        with pipe, tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            for path in paths:
                archive.add(os.path.join(folder, path), arcname=path, recursive=False)
    except BrokenPipeError:
        pass  # The command ended early; its exit status says why.


def receive(pipe, folder):
    """Puts each member of a tar archive below `folder`, whole or not at all; returns how many."""
    count = 0
    with tarfile.open(fileobj=pipe, mode="r|") as archive:
        for member in archive:
            target = os.path.join(folder, member.name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            handle, temporary = tempfile.mkstemp(
                dir=os.path.dirname(target), prefix=UNFINISHED, suffix=".part"
            )
            try:
                with os.fdopen(handle, "wb") as output:
                    content = archive.extractfile(member)
                    while chunk := content.read(1 << 20):
                        output.write(chunk)
                os.chmod(temporary, 0o644)
                os.replace(temporary, target)
            except BaseException:
                os.unlink(temporary)
                raise
            count += 1
    return count


def convert(paths, source, target, command):
    """Converts one partition; yields how many outputs there are and what the command said."""
    paths = list(paths)
    if not paths:
        return
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages
        )
        sender = threading.Thread(target=send, args=(paths, source, process.stdin))
        sender.start()
        try:
            count = receive(process.stdout, target)
        finally:
            process.stdout.close()
            sender.join()
            status = process.wait()
        messages.seek(0)
        said = io.TextIOWrapper(messages, "utf-8", "replace").read().splitlines()
    # 1 means that some story could not be converted: trying again would not help. Anything else
    # is a failure of the task, which Spark tries again.
    if status not in (0, 1):
        raise RuntimeError("\n".join([f"{command[0]} ended with status {status}", *said[-20:]]))
    yield count, len(paths) - count, said


def sweep(folder):
    """Removes what workers that were killed could not remove themselves."""
    for root, _, files in os.walk(folder):
        for name in files:
            if name.startswith(UNFINISHED):
                os.unlink(os.path.join(root, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", help="the folder to read")
    parser.add_argument("books", help="the folder to write into")
    parser.add_argument("--to", required=True, metavar="FORMAT", help="the format to write")
    parser.add_argument("--command", default="convert", help="the command on every worker")
    parser.add_argument("--partitions", type=int, help="how many tasks; else one for 200 stories")
    arguments, options = parser.parse_known_args()

    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("convert stories").getOrCreate()
    paths = stories(arguments.stories)
    partitions = arguments.partitions or max(1, (len(paths) + 199) // 200)
    command = [arguments.command, "--to", arguments.to, "--tar", "--quiet"]
    command += [option for option in options if option != "--"]
    source, target = os.path.abspath(arguments.stories), os.path.abspath(arguments.books)
    results = (
        session.sparkContext.parallelize(paths, partitions)
        .mapPartitions(lambda part: convert(part, source, target, command))
        .collect()
    )
    session.stop()
    # Nobody writes any more: the workers have gone with the session.
    sweep(target)
    made = sum(count for count, _, _ in results)
    failed = sum(count for _, count, _ in results)
    for _, _, said in results:
        for line in said:
            print(line, file=sys.stderr)
    print(f"{made} converted, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
