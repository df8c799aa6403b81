"""Two outputs, drawn in Gradient Lab, for PyTorch.

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
        self.encoder = nn.Linear(784, 128)
        self.code = nn.Linear(128, 32)
        self.scores = nn.Linear(32, 10)
        self.pixels = nn.Linear(32, 784)

    def forward(self, image):
        """What the output layers get, the numbers that the loss is made of."""
        input = (image - 33.3281) / 78.5797  # 1×28×28
        flatten = input.flatten(1)  # 784
        encoder = self.encoder(flatten)  # 128
        relu1 = F.relu(encoder)  # 128
        code = self.code(relu1)  # 32
        relu2 = F.relu(code)  # 32
        scores = self.scores(relu2)  # 10
        pixels = self.pixels(relu2)  # 784
        return scores, pixels

    def predict(self, image):
        """What the output layers say."""
        scores, pixels = self(image)
        return F.softmax(scores, 1), pixels * 78.5797 + 33.3281

    def loss(self, image, label):
        """The loss that training makes small."""
        scores, pixels = self(image)
        return F.cross_entropy(scores, label) + 0.5 * F.mse_loss(pixels, ((image - 33.3281) / 78.5797).flatten(1))


# Names in the exported ONNX file, and names in the state of the network.
WEIGHTS = {
    "encoder.weight": "encoder.weight",
    "encoder.bias": "encoder.bias",
    "code.weight": "code.weight",
    "code.bias": "code.bias",
    "scores.weight": "scores.weight",
    "scores.bias": "scores.bias",
    "pixels.weight": "pixels.weight",
    "pixels.bias": "pixels.bias",
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
