# Layers in PyTorch, with the parameters' names of Jamjae: outputs and gradients in float64.
import torch
from torch import nn
from torch.nn import functional

import formula

BATCH = 2


class Residual(nn.Module):
    def __init__(self, *layers, projection=None):
        super().__init__()
        self.layers = nn.Sequential(*layers)
        self.projection = projection

    def forward(self, x):
        return (self.projection(x) if self.projection else x) + self.layers(x)


class Attention(nn.Module):
    """`AttnBlock` of latent-diffusion without its normalization, and with several heads."""

    def __init__(self, channels, heads, conv=nn.Conv2d):
        super().__init__()
        self.heads = heads
        for name in ['q', 'k', 'v', 'out']:
            self.add_module(name, conv(channels, channels, 1))

    def forward(self, x):
        parts = (len(x), self.heads, x.shape[1] // self.heads, -1)
        query, key, value = (
            layer(x).reshape(parts).transpose(2, 3) for layer in (self.q, self.k, self.v)
        )
        taken = functional.scaled_dot_product_attention(query, key, value)
        return x + self.out(taken.transpose(2, 3).reshape(x.shape))


class GatedLinear(nn.Linear):
    def __init__(self, inputs, units):
        super().__init__(inputs, 2 * units)

    def forward(self, x):
        return functional.glu(super().forward(x.flatten(1)))


class Dropout(nn.Module):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        noise = torch.from_numpy(formula.uniform('noise', tuple(x.shape), 0.5)).double() + 0.5
        return x * (noise >= self.rate) / (1 - self.rate)


conv = {'type': 'conv', 'channels': 4, 'kernel': 3, 'padding': 1}
silu = {'type': 'silu'}


def linear(units):
    return {'type': 'linear', 'units': units}


def residual(layers, shortcut='identity'):
    return {'type': 'residual', 'layers': layers, 'shortcut': shortcut}


# Jamjae's configuration, the shape of an item, and PyTorch's module.
cases = [
    (silu, [7], nn.SiLU()),
    ({'type': 'gelu'}, [7], nn.GELU()),
    ({'type': 'elu'}, [7], nn.ELU()),
    ({'type': 'elu', 'alpha': 0.5}, [2, 3], nn.ELU(0.5)),
    ({'type': 'gatedLinear', 'units': 3}, [5], GatedLinear(5, 3)),
    ({'type': 'gatedLinear', 'units': 2}, [2, 3], GatedLinear(6, 2)),
    ({'type': 'groupNorm', 'groups': 2}, [4, 3, 2], nn.GroupNorm(2, 4)),
    ({'type': 'groupNorm', 'groups': 3, 'epsilon': 0.1}, [6, 4], nn.GroupNorm(3, 6, eps=0.1)),
    ({'type': 'groupNorm', 'groups': 2}, [6], nn.GroupNorm(2, 6)),
    ({'type': 'layerNorm'}, [2, 3, 4], nn.LayerNorm([2, 3, 4])),
    ({'type': 'layerNorm', 'epsilon': 0.1}, [6], nn.LayerNorm([6], eps=0.1)),
    ({'type': 'dropout', 'rate': 0.3}, [4, 5], Dropout(0.3)),
    ({'type': 'maxPool', 'size': 2}, [2, 5, 6], nn.MaxPool2d(2)),
    ({'type': 'maxPool', 'size': 3, 'stride': 2}, [2, 8, 7], nn.MaxPool2d(3, 2)),
    ({'type': 'averagePool', 'size': 2}, [2, 5, 6], nn.AvgPool2d(2)),
    ({'type': 'averagePool', 'size': 3, 'stride': 2}, [2, 8, 7], nn.AvgPool2d(3, 2)),
    ({'type': 'averagePool', 'size': 2, 'stride': 3}, [2, 8, 7], nn.AvgPool2d(2, 3)),
    ({'type': 'upsample', 'factor': 2}, [2, 3, 4], nn.Upsample(scale_factor=2)),
    (
        {'type': 'upsample', 'factor': 2, 'mode': 'bilinear'},
        [2, 3, 4],
        nn.Upsample(scale_factor=2, mode='bilinear'),
    ),
    (
        {'type': 'upsample', 'factor': 3, 'mode': 'bilinear'},
        [1, 1, 5],
        nn.Upsample(scale_factor=3, mode='bilinear'),
    ),
    ({'type': 'conv1d', 'channels': 3}, [2, 6], nn.Conv1d(2, 3, 3)),
    (
        {'type': 'conv1d', 'channels': 3, 'kernel': 3, 'stride': 2, 'padding': 1, 'dilation': 2},
        [2, 9],
        nn.Conv1d(2, 3, 3, stride=2, padding=1, dilation=2),
    ),
    ({'type': 'conv', 'channels': 4, 'groups': 2}, [6, 5, 4], nn.Conv2d(6, 4, 3, groups=2)),
    (
        {'type': 'conv', 'channels': 6, 'stride': 2, 'padding': 1, 'groups': 3},
        [3, 5, 6],
        nn.Conv2d(3, 6, 3, stride=2, padding=1, groups=3),
    ),
    (
        {'type': 'convTranspose', 'channels': 6, 'stride': 2, 'padding': 1, 'groups': 2},
        [4, 3, 4],
        nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, groups=2),
    ),
    ({'type': 'conv1d', 'channels': 4, 'groups': 2}, [4, 6], nn.Conv1d(4, 4, 3, groups=2)),
    ({'type': 'selfAttention'}, [4, 3, 2], Attention(4, 1)),
    ({'type': 'selfAttention', 'heads': 2}, [4, 3, 2], Attention(4, 2)),
    ({'type': 'selfAttention', 'heads': 2}, [4, 5], Attention(4, 2, nn.Conv1d)),
    (residual([linear(5), silu, linear(4)]), [4], Residual(nn.Linear(4, 5), nn.SiLU(), nn.Linear(5, 4))),
    (
        residual([linear(5)], 'projection'),
        [4],
        Residual(nn.Linear(4, 5), projection=nn.Linear(4, 5)),
    ),
    (
        residual([{'type': 'groupNorm', 'groups': 2}, silu, conv]),
        [4, 3, 3],
        Residual(nn.GroupNorm(2, 4), nn.SiLU(), nn.Conv2d(4, 4, 3, padding=1)),
    ),
    (
        residual([{**conv, 'stride': 2}, residual([silu, conv])], 'projection'),
        [3, 6, 5],
        Residual(
            nn.Conv2d(3, 4, 3, stride=2, padding=1),
            Residual(nn.SiLU(), nn.Conv2d(4, 4, 3, padding=1)),
            projection=nn.Conv2d(3, 4, 1, stride=2),
        ),
    ),
    (
        residual([{'type': 'conv1d', 'channels': 3, 'stride': 2}], 'projection'),
        [2, 7],
        Residual(nn.Conv1d(2, 3, 3, stride=2), projection=nn.Conv1d(2, 3, 1, stride=3)),
    ),
]

activations = [
    ({'type': 'softplus'}, [7], nn.Softplus()),
    ({'type': 'sigmoid'}, [7], nn.Sigmoid()),
    ({'type': 'tanh'}, [7], nn.Tanh()),
    ({'type': 'relu'}, [7], nn.ReLU()),
    ({'type': 'leakyRelu', 'slope': 0.3}, [2, 3], nn.LeakyReLU(0.3)),
]


def transposed(options):
    return {'type': 'convTranspose1d', 'channels': 3, **options}


sequences = [
    (transposed({}), [2, 6], nn.ConvTranspose1d(2, 3, 3)),
    (
        transposed({'kernel': 4, 'stride': 2, 'padding': 1}),
        [2, 5],
        nn.ConvTranspose1d(2, 3, 4, stride=2, padding=1),
    ),
    (
        transposed({'kernel': 3, 'stride': 3, 'padding': 2, 'outputPadding': 2, 'dilation': 2}),
        [2, 5],
        nn.ConvTranspose1d(2, 3, 3, stride=3, padding=2, output_padding=2, dilation=2),
    ),
    (transposed({'groups': 3}), [6, 4], nn.ConvTranspose1d(6, 3, 3, groups=3)),
    (transposed({'stride': 2, 'padding': 1, 'outputPadding': 1}), [1, 4], nn.ConvTranspose1d(
        1, 3, 3, stride=2, padding=1, output_padding=1
    )),
]


def tensors_of(layer, item, module):
    """The output, and the gradients of its sum with fixed weights with respect to the input and every parameter."""
    module = module.double()
    with torch.no_grad():
        for name, tensor in module.named_parameters():
            tensor.copy_(torch.from_numpy(formula.uniform(name, tuple(tensor.shape), 0.7)))
    x = torch.from_numpy(formula.uniform('x', (BATCH, *item), 2)).double().requires_grad_()
    output = module(x)
    weights = torch.from_numpy(formula.uniform('projection', tuple(output.shape), 1)).double()
    (output * weights).sum().backward()
    gradients = {name: each.grad for name, each in module.named_parameters()}
    found = {'output': output, 'x': x.grad, **gradients}
    return {name: tensor.detach().numpy() for name, tensor in found.items()}
