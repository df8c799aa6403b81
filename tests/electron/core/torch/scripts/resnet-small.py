"""ResNet small, drawn in Gradient Lab, for PyTorch.

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
        self.conv0 = nn.Conv2d(1, 16, 3, padding=1)
        self.norm0 = nn.BatchNorm2d(16, momentum=0.1)
        self.conv1a = nn.Conv2d(16, 16, 3, padding=1)
        self.norm1a = nn.BatchNorm2d(16, momentum=0.1)
        self.conv1b = nn.Conv2d(16, 16, 3, padding=1)
        self.norm1b = nn.BatchNorm2d(16, momentum=0.1)
        self.conv2a = nn.Conv2d(16, 32, 3, stride=2)
        self.conv2s = nn.Conv2d(16, 32, 1, stride=2)
        self.norm2a = nn.BatchNorm2d(32, momentum=0.1)
        self.norm2s = nn.BatchNorm2d(32, momentum=0.1)
        self.conv2b = nn.Conv2d(32, 32, 3, padding=1)
        self.norm2b = nn.BatchNorm2d(32, momentum=0.1)
        self.scores = nn.Linear(32, 10)

    def forward(self, image):
        """What the output layers get, the numbers that the loss is made of."""
        input = (image - 33.3281) / 78.5797  # 1×28×28
        conv0 = self.conv0(input)  # 16×28×28
        norm0 = self.norm0(conv0)  # 16×28×28
        relu0 = F.relu(norm0)  # 16×28×28
        conv1a = self.conv1a(relu0)  # 16×28×28
        norm1a = self.norm1a(conv1a)  # 16×28×28
        relu1a = F.relu(norm1a)  # 16×28×28
        conv1b = self.conv1b(relu1a)  # 16×28×28
        norm1b = self.norm1b(conv1b)  # 16×28×28
        add1 = norm1b + relu0  # 16×28×28
        relu1 = F.relu(add1)  # 16×28×28
        conv2a = self.conv2a(F.pad(relu1, (0, 1, 0, 1)))  # 32×14×14
        conv2s = self.conv2s(relu1)  # 32×14×14
        norm2a = self.norm2a(conv2a)  # 32×14×14
        norm2s = self.norm2s(conv2s)  # 32×14×14
        relu2a = F.relu(norm2a)  # 32×14×14
        conv2b = self.conv2b(relu2a)  # 32×14×14
        norm2b = self.norm2b(conv2b)  # 32×14×14
        add2 = norm2b + norm2s  # 32×14×14
        relu2 = F.relu(add2)  # 32×14×14
        pool = relu2.mean((2, 3))  # 32
        scores = self.scores(pool)  # 10
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
    "conv0.weight": "conv0.weight",
    "conv0.bias": "conv0.bias",
    "norm0.scale": "norm0.weight",
    "norm0.bias": "norm0.bias",
    "norm0.mean": "norm0.running_mean",
    "norm0.variance": "norm0.running_var",
    "conv1a.weight": "conv1a.weight",
    "conv1a.bias": "conv1a.bias",
    "norm1a.scale": "norm1a.weight",
    "norm1a.bias": "norm1a.bias",
    "norm1a.mean": "norm1a.running_mean",
    "norm1a.variance": "norm1a.running_var",
    "conv1b.weight": "conv1b.weight",
    "conv1b.bias": "conv1b.bias",
    "norm1b.scale": "norm1b.weight",
    "norm1b.bias": "norm1b.bias",
    "norm1b.mean": "norm1b.running_mean",
    "norm1b.variance": "norm1b.running_var",
    "conv2a.weight": "conv2a.weight",
    "conv2a.bias": "conv2a.bias",
    "conv2s.weight": "conv2s.weight",
    "conv2s.bias": "conv2s.bias",
    "norm2a.scale": "norm2a.weight",
    "norm2a.bias": "norm2a.bias",
    "norm2a.mean": "norm2a.running_mean",
    "norm2a.variance": "norm2a.running_var",
    "norm2s.scale": "norm2s.weight",
    "norm2s.bias": "norm2s.bias",
    "norm2s.mean": "norm2s.running_mean",
    "norm2s.variance": "norm2s.running_var",
    "conv2b.weight": "conv2b.weight",
    "conv2b.bias": "conv2b.bias",
    "norm2b.scale": "norm2b.weight",
    "norm2b.bias": "norm2b.bias",
    "norm2b.mean": "norm2b.running_mean",
    "norm2b.variance": "norm2b.running_var",
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
