# PyTorch's part of bench/whole.js. Use: train FOLDER EPOCHS, or encode IMAGES OUT.
# `train` is the way of tutorials: a DataLoader with two workers opens and converts every image by itself, as torchvision's MNIST does
# with ToTensor. `encode` reads the file at once, runs the encoder over batches of 1000, and writes the means.
import gzip
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset

sys.path.insert(0, str(Path(__file__).parent.parent / 'test' / 'golden'))
from recipes import recipes

torch.set_flush_denormal(True)
headerBytes = 16


class Digits(Dataset):
    def __init__(self, folder):
        with gzip.open(Path(folder) / 'train-images-idx3-ubyte.gz') as file:
            values = np.frombuffer(file.read(), np.uint8, offset=headerBytes).copy()
        self.images = torch.from_numpy(values).view(-1, 28, 28)

    def __len__(self):
        return len(self.images)

    def __getitem__(self, at):
        picture = Image.fromarray(self.images[at].numpy(), mode='L')
        pixels = torch.from_numpy(np.array(picture, np.uint8, copy=True))
        return pixels.view(28, 28, 1).permute(2, 0, 1).contiguous().to(torch.float32).div(255)


def train(folder, epochs):
    model = recipes['ch13-vae'].build()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loader = DataLoader(Digits(folder), batch_size=100, shuffle=True, num_workers=2)
    for epoch in range(int(epochs)):
        total = 0
        for images in loader:
            x = images.view(-1, 784)
            loss = model(x, torch.randn(len(x), 200))['loss'].sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(epoch, total / len(loader.dataset))


@torch.no_grad()
def encode(images, out):
    model = recipes['ch13-vae'].build().eval()
    values = np.fromfile(images, np.uint8, offset=headerBytes).reshape(-1, 784)
    means = [
        model.encode(torch.from_numpy(batch).to(torch.float32).div(255))[0].numpy()
        for batch in np.array_split(values, len(values) // 1000)
    ]
    np.save(out, np.concatenate(means))


{'train': train, 'encode': encode}[sys.argv[1]](*sys.argv[2:])
