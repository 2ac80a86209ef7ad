# Golden values of a VAE that is conditional on columns of a table: they are among the encoder's input and beside the latents, and
# only the other columns are reconstructed.
import torch
from recipes import Recipe, TabularVae, adam, places
from steps import three_steps
from torch import nn

LATENTS = 3
# A number and three categories side by side, and five categories.
GIVEN = (1, 2, 5)


class ConditionalTabularVae(TabularVae):
    def __init__(self):
        nn.Module.__init__(self)
        columns = torch.arange(sum(places)).split(places)
        others = [at for at in range(len(places)) if at not in GIVEN]
        self.at = torch.cat([columns[at] for at in GIVEN])
        self.others = torch.cat([columns[at] for at in others])
        self.places = [places[at] for at in others]
        self.given = (2 * sum(places),)
        self.encoder = nn.Sequential(nn.Linear(2 * sum(places), 12), nn.LeakyReLU(0.2))
        self.posterior = nn.Linear(12, 2 * LATENTS)
        self.decoder = nn.Sequential(nn.Linear(LATENTS + 2 * len(self.at), 12), nn.LeakyReLU(0.2))
        self.output = nn.Linear(12, 2 * sum(self.places))

    def forward(self, x, noise):
        mean, log_variance = self.encode(x)
        latents = mean + torch.exp(0.5 * log_variance) * noise
        reconstruction = -self.log_likelihood(x[:, :, self.others], self.decode_with(latents, x))
        kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1)
        return {'loss': reconstruction + kl, 'reconstruction': reconstruction, 'kl': kl}

    def reconstruct(self, x, _):
        made = self.decode_with(self.encode(x)[0], x)[:, 0]
        parts = [
            part if part.shape[1] == 1 else part.softmax(1) for part in made.split(self.places, 1)
        ]
        whole = torch.ones_like(x)
        whole[:, 0, self.others] = torch.cat(parts, 1)
        whole[:, :, self.at] = x[:, :, self.at]
        return whole

    def decode_with(self, latents, x):
        given = x[:, :, self.at].flatten(1)
        return self.decode(torch.cat([latents, given], 1)).view(len(x), 2, -1)

    def log_likelihood(self, x, made):
        total = 0
        for values, outputs in zip(x.split(self.places, 2), made.split(self.places, 2)):
            is_known = values[:, 1, 0] == 1
            if values.shape[2] == 1:
                deviation = 0.05 + torch.exp(outputs[:, 1, 0])
                each = torch.distributions.Normal(outputs[:, 0, 0], deviation)
                log_probability = each.log_prob(values[:, 0, 0])
            else:
                each = torch.distributions.Categorical(logits=outputs[:, 0])
                log_probability = each.log_prob(values[:, 0].argmax(1))
            total = total + torch.where(is_known, log_probability, 0)
        return total


def given_columns_cases():
    recipe = Recipe(
        name='given columns',
        build=ConditionalTabularVae,
        batch=9,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (LATENTS,)),
        shape=(2, sum(places)),
        places=places,
    )
    shape = {'shape': [2, sum(places)], 'places': places, 'batch': recipe.batch}
    return {'dense': {**shape, **three_steps(recipe)}}
