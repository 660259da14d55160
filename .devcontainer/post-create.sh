#!/usr/bin/env bash
# Builds the course, fills the folder of packages by running the first chapter, and makes the kernel known to Jupyter.
set -e
cd "$(dirname "$0")/.."
sudo apt-get update -qq
sudo apt-get install -y -qq --no-install-recommends jupyter-notebook
dotnet build
dotnet run --project lib/RopeCourse.Studio --no-build -- kernel install --fast
dotnet run --project lib/RopeCourse.Studio --no-build -- run 00
