"""Measures one network with PyTorch. The first line is the task as JSON; each further line asks for that many milliseconds."""

import json
import sys
import time

import torch
from torch import nn

task = json.loads(sys.stdin.readline())
torch.set_num_threads(task["threads"])
torch.manual_seed(1)


def modules():
    shape = list(task["exampleShape"])
    for layer in task["layers"]:
        kind, size, window = layer["kind"], layer["size"], layer["window"]
        if kind == "dense":
            if len(shape) == 3:
                yield nn.Flatten()
                shape = [shape[0] * shape[1] * shape[2]]
            yield nn.Linear(shape[0], size)
            shape = [size]
        elif kind == "conv2d":
            yield nn.Conv2d(shape[0], size, window, padding="same")
            shape = [size, *shape[1:]]
        elif kind == "maxPool":
            yield nn.MaxPool2d(window)
            shape = [shape[0], shape[1] // window, shape[2] // window]
        elif kind == "batchNormalization":
            yield nn.BatchNorm2d(shape[0]) if len(shape) == 3 else nn.BatchNorm1d(shape[0])
        if layer["activation"]:
            yield {"relu": nn.ReLU, "tanh": nn.Tanh}[layer["activation"]]()


model = nn.Sequential(*modules())
batch = task["batchSize"]
count = task["layers"][-1]["size"]
x = torch.randn(batch, *task["exampleShape"])
y = torch.randint(count, (batch,)) if task["classes"] else torch.randn(batch, count)
loss_of = nn.CrossEntropyLoss() if task["classes"] else nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters()) if task["optimizer"] == "adam" else torch.optim.SGD(model.parameters(), lr=0.01)


def step():
    optimizer.zero_grad()
    loss = loss_of(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@torch.inference_mode()
def classify():
    return model(x)


if task["use"] == "classify":
    model.eval()
work = step if task["use"] == "train" else classify
print("ready", flush=True)
for line in sys.stdin:
    start, batches = time.perf_counter(), 0
    while True:
        work()
        batches += 1
        seconds = time.perf_counter() - start
        if seconds >= float(line) / 1000:
            break
    print(batches * batch / seconds, flush=True)
