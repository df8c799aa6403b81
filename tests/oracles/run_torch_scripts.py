"""Runs exported PyTorch scripts: for each folder named in the first file, what its network says and its loss, as JSON.

A folder holds script.py, model.onnx and examples.json with `image` and `label`.
"""
import importlib.util
import json
import pathlib
import sys

import torch


def run(folder):
    spec = importlib.util.spec_from_file_location("script", folder / "script.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    network = script.load_weights(script.Network(), folder / "model.onnx")
    examples = json.loads((folder / "examples.json").read_text())
    image = torch.tensor(examples["image"]).reshape(examples["shape"])
    truth = [torch.tensor(examples["truth"])] if "truth" in examples else []
    with torch.no_grad():
        said = network.predict(image)
        loss = network.loss(image, *truth)
    said = said if isinstance(said, tuple) else (said,)
    return {"predictions": [each.flatten().tolist() for each in said], "loss": loss.item()}


torch.set_num_threads(1)
folders = json.loads(pathlib.Path(sys.argv[1]).read_text())
print(json.dumps([run(pathlib.Path(folder)) for folder in folders]))
