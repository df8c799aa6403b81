"""MNIST two-layer, drawn in Gradient Lab, for PyTorch.

    pip install torch onnx
    python this_file.py model.onnx

loads the weights of the exported model and shows what it says of an empty example.
"""


import sys

import torch
import torch.nn.functional as F
from torch import nn


class Network(nn.Module):
    """Takes raw features [N, 1, 28, 28], as the dataset stores them."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(784, 128)
        self.scores = nn.Linear(128, 10)

    def forward(self, image):
        """What the output layers get, the numbers that the loss is made of."""
        input = (image - 33.3281) / 78.5797  # 1×28×28
        flatten = input.flatten(1)  # 784
        hidden = self.hidden(flatten)  # 128
        relu = F.relu(hidden)  # 128
        scores = self.scores(relu)  # 10
        return scores

    def predict(self, image):
        """What the output layers say."""
        scores = self(image)
        return F.softmax(scores, 1)

    def loss(self, image, label):
        """The loss that training makes small."""
        scores = self(image)
        return F.cross_entropy(scores, label)


# Names in the exported ONNX file, and names in the state of the network.
WEIGHTS = {
    "hidden.weight": "hidden.weight",
    "hidden.bias": "hidden.bias",
    "scores.weight": "scores.weight",
    "scores.bias": "scores.bias",
}


def load_weights(network, path):
    """Fills the network with the weights of an exported file and puts it into use."""
    import onnx
    from onnx import numpy_helper

    stored = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in onnx.load(path).graph.initializer}
    state = network.state_dict()
    for name, own in WEIGHTS.items():
        state[own].copy_(stored[name].reshape(state[own].shape))
    return network.eval()


if __name__ == "__main__":
    network = Network()
    if len(sys.argv) > 1:
        load_weights(network, sys.argv[1])
    with torch.no_grad():
        print(network.eval().predict(torch.zeros(1, 1, 28, 28)))
