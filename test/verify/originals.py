# The originals of the recipes, rewritten with the module names of their state_dicts.
import torch
from torch import nn


class BookEncoder(nn.Module):
    def __init__(self, inputs, hidden, latents):
        super().__init__()
        self.input1 = nn.Linear(inputs, hidden)
        self.input2 = nn.Linear(hidden, hidden)
        self.mean = nn.Linear(hidden, latents)
        self.var = nn.Linear(hidden, latents)

    def forward(self, x):
        hidden = leaky(self.input2(leaky(self.input1(x.flatten(1)))))
        return self.mean(hidden), self.var(hidden)


class BookDecoder(nn.Module):
    def __init__(self, latents, hidden, outputs):
        super().__init__()
        self.hidden1 = nn.Linear(latents, hidden)
        self.hidden2 = nn.Linear(hidden, hidden)
        self.output = nn.Linear(hidden, outputs)

    def forward(self, z):
        return torch.sigmoid(self.output(leaky(self.hidden2(leaky(self.hidden1(z))))))


class BookVae(nn.Module):
    def __init__(self):
        super().__init__()
        self.Encoder = BookEncoder(784, 400, 200)
        self.Decoder = BookDecoder(200, 400, 784)

    def encode(self, x):
        return self.Encoder(x)

    def decode(self, z):
        return self.Decoder(z)


class ReluVae(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1_enc = nn.Linear(784, 256)
        self.dense2_enc = nn.Linear(256, 256)
        self.dense_mu_enc = nn.Linear(256, 2)
        self.dense_logvar_enc = nn.Linear(256, 2)
        self.dense1_dec = nn.Linear(2, 256)
        self.dense2_dec = nn.Linear(256, 256)
        self.dense3_dec = nn.Linear(256, 784)

    def encode(self, x):
        hidden = torch.relu(self.dense2_enc(torch.relu(self.dense1_enc(x.flatten(1)))))
        return self.dense_mu_enc(hidden), self.dense_logvar_enc(hidden)

    def decode(self, z):
        hidden = torch.relu(self.dense2_dec(torch.relu(self.dense1_dec(z))))
        return torch.sigmoid(self.dense3_dec(hidden))


class ConvolutionalEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder_cnn = nn.Sequential(
            nn.Conv2d(1, 8, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(8, 16, 3, stride=2, padding=1),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2),
            nn.ReLU(),
        )
        self.encoder_lin = nn.Sequential(nn.Linear(288, 128), nn.ReLU(), nn.Linear(128, 4))

    def forward(self, x):
        return self.encoder_lin(self.encoder_cnn(x.unsqueeze(1)).flatten(1))


class ConvolutionalDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.decoder_lin = nn.Sequential(nn.Linear(4, 128), nn.ReLU(), nn.Linear(128, 288), nn.ReLU())
        self.decoder_conv = nn.Sequential(
            nn.ConvTranspose2d(32, 16, 3, stride=2),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
            nn.BatchNorm2d(8),
            nn.ReLU(),
            nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1, output_padding=1),
        )

    def forward(self, z):
        return torch.sigmoid(self.decoder_conv(self.decoder_lin(z).view(-1, 32, 3, 3)))


class DenoisingAutoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = ConvolutionalEncoder()
        self.decoder = ConvolutionalDecoder()

    def encode(self, x):
        return (self.encoder(x),)

    def decode(self, z):
        return self.decoder(z)


class SequentialVae(nn.Module):
    """The Keras model in idiomatic PyTorch: the encoder's last layer returns both halves."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 4)
        )
        self.decoder = nn.Sequential(
            nn.Linear(2, 256), nn.ReLU(), nn.Linear(256, 512), nn.ReLU(), nn.Linear(512, 784), nn.Sigmoid()
        )

    def encode(self, x):
        return self.encoder(x).chunk(2, 1)

    def decode(self, z):
        return self.decoder(z)


class ConvVae(nn.Module):
    """In idiomatic PyTorch: two heads behind a convolutional encoder, a sequential decoder."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 32, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(32, 64, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(64, 128, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Flatten(),
        )
        self.fc_mu = nn.Linear(2048, 32)
        self.fc_var = nn.Linear(2048, 32)
        self.decoder = nn.Sequential(
            nn.Linear(32, 2048),
            nn.LeakyReLU(0.2),
            nn.Unflatten(1, (128, 4, 4)),
            nn.ConvTranspose2d(128, 64, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1, output_padding=1),
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(32, 1, 3, stride=2, padding=1, output_padding=1),
            nn.Sigmoid(),
        )

    def encode(self, x):
        hidden = self.encoder(x.unsqueeze(1))
        return self.fc_mu(hidden), self.fc_var(hidden)

    def decode(self, z):
        return self.decoder(z).squeeze(1)


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


class ResidualConvVae(ConvVae):
    def __init__(self):
        nn.Module.__init__(self)

        def block():
            return Residual(nn.LeakyReLU(0.2), nn.Conv2d(96, 96, 3, padding=1))

        self.encoder = nn.Sequential(
            nn.Conv2d(1, 24, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(24, 48, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(48, 96, 3, stride=2, padding=1),
            block(),
            nn.LeakyReLU(0.2),
            nn.Flatten(),
        )
        self.fc_mu = nn.Linear(1536, 32)
        self.fc_var = nn.Linear(1536, 32)
        self.decoder = nn.Sequential(
            nn.Linear(32, 1536),
            nn.Unflatten(1, (96, 4, 4)),
            block(),
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(96, 48, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(48, 24, 3, stride=2, padding=1, output_padding=1),
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(24, 1, 3, stride=2, padding=1, output_padding=1),
            nn.Sigmoid(),
        )


def leaky(x):
    return nn.functional.leaky_relu(x, 0.2)


originals = {
    'ch13-vae': BookVae,
    'relu-vae-2d': ReluVae,
    'ch13-autoencoder': DenoisingAutoencoder,
    'keras-vae-2d': SequentialVae,
    'conv-vae': ConvVae,
    'residual-conv-vae': ResidualConvVae,
}

# The target of each module of Jamjae's checkpoint; of two, each takes its half.
places = {
    'ch13-vae': {
        'encoder.0': 'Encoder.input1',
        'encoder.2': 'Encoder.input2',
        'posterior': ('Encoder.mean', 'Encoder.var'),
        'decoder.0': 'Decoder.hidden1',
        'decoder.2': 'Decoder.hidden2',
        'output': 'Decoder.output',
    },
    'relu-vae-2d': {
        'encoder.0': 'dense1_enc',
        'encoder.2': 'dense2_enc',
        'posterior': ('dense_mu_enc', 'dense_logvar_enc'),
        'decoder.0': 'dense1_dec',
        'decoder.2': 'dense2_dec',
        'output': 'dense3_dec',
    },
    'ch13-autoencoder': {
        'encoder.0': 'encoder.encoder_cnn.0',
        'encoder.2': 'encoder.encoder_cnn.2',
        'encoder.3': 'encoder.encoder_cnn.3',
        'encoder.5': 'encoder.encoder_cnn.5',
        'encoder.8': 'encoder.encoder_lin.0',
        'latent': 'encoder.encoder_lin.2',
        'decoder.0': 'decoder.decoder_lin.0',
        'decoder.2': 'decoder.decoder_lin.2',
        'decoder.5': 'decoder.decoder_conv.0',
        'decoder.6': 'decoder.decoder_conv.1',
        'decoder.8': 'decoder.decoder_conv.3',
        'decoder.9': 'decoder.decoder_conv.4',
        'output': 'decoder.decoder_conv.6',
    },
    'keras-vae-2d': {
        'encoder.0': 'encoder.1',
        'encoder.2': 'encoder.3',
        'posterior': 'encoder.5',
        'decoder.0': 'decoder.0',
        'decoder.2': 'decoder.2',
        'output': 'decoder.4',
    },
    'conv-vae': {
        'encoder.0': 'encoder.0',
        'encoder.2': 'encoder.2',
        'encoder.4': 'encoder.4',
        'posterior': ('fc_mu', 'fc_var'),
        'decoder.0': 'decoder.0',
        'decoder.3': 'decoder.3',
        'decoder.5': 'decoder.5',
        'output': 'decoder.7',
    },
    'residual-conv-vae': {
        'encoder.0': 'encoder.0',
        'encoder.2': 'encoder.2',
        'encoder.4': 'encoder.4',
        'encoder.5.layers.1': 'encoder.5.layers.1',
        'posterior': ('fc_mu', 'fc_var'),
        'decoder.0': 'decoder.0',
        'decoder.2.layers.1': 'decoder.2.layers.1',
        'decoder.4': 'decoder.4',
        'decoder.6': 'decoder.6',
        'output': 'decoder.8',
    },
}
items = {'runningMean': 'running_mean', 'runningVariance': 'running_var'}


def state_dict_of(checkpoint, name):
    """The state_dict of an original, made of the tensors in a checkpoint of Jamjae."""
    made = {}
    for path, tensor in checkpoint.items():
        if path.startswith('optimizer/'):
            continue
        module, _, item = path.rpartition('.')
        theirs = places[name][module]
        parts = zip(theirs, tensor.chunk(2)) if isinstance(theirs, tuple) else [(theirs, tensor)]
        made |= {f'{place}.{items.get(item, item)}': part for place, part in parts}
        if item == 'runningMean':
            made[f'{theirs}.num_batches_tracked'] = torch.tensor(0)
    return made
