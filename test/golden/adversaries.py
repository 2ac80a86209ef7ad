# Golden values of GANs: PyTorch's "discriminator step, then generator step" on one batch of latents.
import formula
import torch
from torch import autograd, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import spectral_norm

STEPS, BATCH, LATENT = 3, 9, 3
RATES = 0.01, 0.02
BETAS = (0.5, 0.99)


class Gan(nn.Module):
    """Layers under Jamjae's names. The penalty is `(where, weight)`."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        is_spectral = kind == 'hinge'
        norm = spectral_norm if is_spectral else lambda layer: layer
        if kind == 'nonSaturating':
            self.shape = [2, 7, 6]
            self.decoder = nn.Sequential(
                nn.Linear(LATENT, 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Unflatten(1, (4, 4, 3))
            )
            self.output = nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=(0, 1))
            self.discriminator = nn.Sequential(
                nn.Conv2d(2, 4, 3, stride=2, padding=1),
                nn.LeakyReLU(0.2),
                nn.Conv2d(4, 5, 3, stride=2, padding=1),
                nn.BatchNorm2d(5),
                nn.LeakyReLU(0.2),
                nn.Flatten(),
            )
            size = 5 * 2 * 2
        else:
            self.shape = [2, 6, 6]
            self.decoder = nn.Sequential(nn.Linear(LATENT, 12), nn.LeakyReLU(0.2))
            self.output = nn.Linear(12, 72)
            self.discriminator = nn.Sequential(
                norm(nn.Conv2d(2, 4, 3, stride=1, padding=1)),
                nn.Tanh() if kind == 'r1' else nn.LeakyReLU(0.2),
                nn.Flatten(),
                norm(nn.Linear(144, 8)),
                nn.Softplus() if kind == 'r1' else nn.LeakyReLU(0.2),
            )
            size = 8
        self.discriminator.add_module('head', norm(nn.Linear(size, 1)))
        self.penalty = {'wasserstein': ('interpolation', 10), 'r1': ('real', 4)}.get(kind)
        self.loss = {'r1': 'nonSaturating'}.get(kind, kind)

    def generate(self, z):
        return torch.sigmoid(self.output(self.decoder(z))).view(-1, *self.shape)

    def judge(self, x):
        return self.discriminator(x).flatten()

    def discriminator_terms(self, x, z, t):
        generated = self.generate(z).detach()
        real, fake = self.judge(x), self.judge(generated)
        if self.loss == 'nonSaturating':
            ones, zeros = torch.ones_like(real), torch.zeros_like(fake)
            loss = F.binary_cross_entropy_with_logits(real, ones, reduction='none')
            loss = loss + F.binary_cross_entropy_with_logits(fake, zeros, reduction='none')
            shown = {
                'metric/realProbability': torch.sigmoid(real),
                'metric/generatedProbability': torch.sigmoid(fake),
            }
        else:
            loss = F.relu(1 - real) + F.relu(1 + fake) if self.loss == 'hinge' else fake - real
            shown = {'metric/realScore': real, 'metric/generatedScore': fake}
        shown['metric/discriminatorAccuracy'] = (real > fake).double()
        spread = [torch.pdist(each.flatten(1)).square().mean() for each in (generated, x)]
        shown['metric/diversity'] = spread[0] / spread[1]
        shown['metric/discriminatorLoss'] = loss
        if self.penalty and self.training:
            where, weight = self.penalty
            between = x if where == 'real' else x + t.view(-1, 1, 1, 1) * (generated - x)
            point = between.clone().requires_grad_()
            (slope,) = autograd.grad(self.judge(point).sum(), point, create_graph=True)
            norms = slope.flatten(1).norm(dim=1)
            term = weight / 2 * norms**2 if where == 'real' else weight * (norms - 1) ** 2
            shown['metric/gradientPenalty'] = term
            loss = loss + term
        return loss, shown

    def generator_loss(self, z):
        output = self.judge(self.generate(z))
        if self.loss == 'nonSaturating':
            ones = torch.ones_like(output)
            return F.binary_cross_entropy_with_logits(output, ones, reduction='none')
        return -output


def named(name):
    """Jamjae's name of a tensor; none of what it does not have."""
    for theirs, ours in [
        ('parametrizations.weight.original', 'weight'),
        ('parametrizations.weight.0._u', 'spectralU'),
        ('parametrizations.weight.0._v', 'spectralV'),
        ('running_mean', 'runningMean'),
        ('running_var', 'runningVariance'),
    ]:
        name = name.replace(theirs, ours)
    return None if name.endswith('num_batches_tracked') else name


def started(kind):
    model = Gan(kind).double()
    limits = {named(f'{name}.weight'): bound for name, bound in layer_bounds(model)}
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            ours = named(name)
            layer, _, item = ours.rpartition('.') if ours else ('', '', '')
            limit = limits.get(f'{layer}.weight')
            if limit is None:
                continue
            bound = 1.0 if item.startswith('spectral') else limit
            tensor.copy_(torch.from_numpy(formula.uniform(ours, tensor.shape, bound)))
    return model


def layer_bounds(model):
    for path, layer in model.named_modules():
        if isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            _, inward, *kernel = layer.weight.shape
            yield path, 1 / (inward * torch.Size(kernel).numel()) ** 0.5


def given(model, step):
    x = formula.images(f'images/{step}', (BATCH, *model.shape))
    z = formula.noise(f'noise/{step}', (BATCH, LATENT))
    t = (formula.uniform(f't/{step}', (BATCH,), 1) + 1) / 2
    return [torch.from_numpy(each).double() for each in (x / 255, z, t)]


def steps_of_gan(kind):
    model = started(kind)
    own = list(model.discriminator.parameters())
    others = [*model.decoder.parameters(), *model.output.parameters()]
    optimizers = [
        torch.optim.Adam(each, lr=rate, betas=BETAS) for each, rate in zip((others, own), RATES)
    ]
    figures, gradients = [], {}
    for step in range(STEPS):
        x, z, t = given(model, step)
        loss, shown = model.discriminator_terms(x, z, t)
        optimizers[1].zero_grad()
        loss.mean().backward()
        if step == 0:
            gradients = gradients_of(model, 'discriminator')
        optimizers[1].step()
        # PyTorch's programs generate once; here a second time, from the same statistics of the batch.
        statistics = [copy(each) for each in running(model.decoder)]
        generator_loss = model.generator_loss(z)
        optimizers[0].zero_grad()
        generator_loss.mean().backward()
        with torch.no_grad():
            for tensor, value in zip(running(model.decoder), statistics):
                tensor.copy_(value)
        if step == 0:
            gradients |= gradients_of(model, 'decoder') | gradients_of(model, 'output')
        optimizers[0].step()
        figures.append(
            {
                'loss': generator_loss.mean().item(),
                **{name: each.mean().item() for name, each in shown.items()},
            }
        )
    after = {named(name): copy(each).numpy() for name, each in model.state_dict().items() if named(name)}
    model.eval()
    with torch.no_grad():
        x, z, t = given(model, STEPS)
        _, shown = model.discriminator_terms(x, z, t)
        shown['metric/diversity'] = shown['metric/diversity'].expand(BATCH)
        evaluation = {'loss': model.generator_loss(z), **shown, 'decoded': model.generate(z)}
    return {
        'shape': model.shape,
        'batch': BATCH,
        'figures': figures,
        'gradients': gradients,
        'after': after,
        'evaluation': {name: each.numpy() for name, each in evaluation.items()},
    }


def gradients_of(model, part):
    return {
        named(name): copy(each.grad).numpy()
        for name, each in model.named_parameters()
        if name.startswith(part)
    }


def running(module):
    return [each for name, each in module.state_dict().items() if 'running' in name]


def copy(tensor):
    return tensor.detach().clone()


def adversary_cases():
    return {kind: steps_of_gan(kind) for kind in ['nonSaturating', 'hinge', 'wasserstein', 'r1']}
