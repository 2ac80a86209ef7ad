# Reads event files with TensorBoard's own accumulators and compares them with what was reported.
# Use: WHOLE RESUMED TOLD (two folders of event files, and JSON)
import io
import json
import sys

import numpy
from PIL import Image
from report import report
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.backend.event_processing.plugin_event_accumulator import (
    EventAccumulator as PageAccumulator,
)
from tensorboard.util import tensor_util

whole, resumed, path = sys.argv[1:]
with open(path) as file:
    told = json.load(file)

figures = {
    'reconstruction': 'Reconstruction Error',
    'kl': 'KL-Divergence',
    'loss': 'Total Loss',
}
image_tag = 'Test image - Above: Real data, below: reconstruction data'
scalars = {}
for figure, name in figures.items():
    scalars[f'Train/{name}'] = [(each['step'], each[figure]) for each in told['steps']]
    for group, part in [('Train Epoch', 'train'), ('Test', 'validation')]:
        scalars[f'{group}/{name}'] = [(each['step'], each[part][figure]) for each in told['epochs']]
for latent in range(2):
    scalars[f'Latent KL/{latent + 1}'] = [(each['step'], each['latentKl'][latent]) for each in told['epochs']]
epoch_steps = [each['step'] for each in told['epochs']]


def read(accumulator, folder):
    guidance = dict(scalars=0, images=0, histograms=0, tensors=0)
    reader = accumulator(folder, size_guidance=guidance)
    reader.Reload()
    return reader


def is_same(events, expected, value):
    return [(event.step, value(event)) for event in events] == [
        (step, float(numpy.float32(number))) for step, number in expected
    ]


for name, folder in [('whole', whole), ('resumed', resumed)]:
    reader = read(EventAccumulator, folder)
    tags = reader.Tags()
    report(
        f'EventAccumulator finds exactly the tags ({name})',
        set(tags['scalars']) == set(scalars)
        and tags['images'] == [image_tag]
        and set(tags['histograms']) == {'Latent/1', 'Latent/2'}
        and tags['tensors'] == ['Configuration'],
    )
    report(
        f'EventAccumulator reads every scalar with its step ({name})',
        all(
            is_same(reader.Scalars(tag), scalars[tag], lambda event: event.value)
            for tag in scalars
        ),
        f'{sum(len(reader.Scalars(tag)) for tag in scalars)} scalars',
    )
    images = reader.Images(image_tag)
    opened = [Image.open(io.BytesIO(image.encoded_image_string)) for image in images]
    report(
        f'EventAccumulator reads an image of every epoch, each of two rows of ten digits ({name})',
        [image.step for image in images] == epoch_steps
        and all(
            picture.format == 'PNG' and picture.size == (image.width, image.height) == (582, 118)
            for picture, image in zip(opened, images)
        ),
    )
    report(
        f'EventAccumulator reads a histogram of each latent’s means ({name})',
        all(
            [event.step for event in reader.Histograms(f'Latent/{latent + 1}')] == epoch_steps
            for latent in range(2)
        )
        and all(
            numpy.array_equal(
                numpy.histogram(means, [histogram.min, *histogram.bucket_limit])[0],
                histogram.bucket,
            )
            and histogram.num == len(means) == 1000
            and numpy.isclose(histogram.sum, means.sum())
            and numpy.isclose(histogram.sum_squares, (means**2).sum())
            for latent in range(2)
            for histogram, means in [
                (event.histogram_value, numpy.array(epoch['means'])[latent::2])
                for event, epoch in zip(reader.Histograms(f'Latent/{latent + 1}'), told['epochs'])
            ]
        ),
    )
    texts = reader.Tensors('Configuration')
    markdown = tensor_util.make_ndarray(texts[0].tensor_proto).item().decode()
    report(
        f'EventAccumulator reads the configuration as text ({name})',
        json.loads(markdown.split('```json')[1].split('```')[0]) == told['configuration']
        and reader.SummaryMetadata('Configuration').plugin_data.plugin_name == 'text',
    )
    starts = [0] if name == 'whole' else [0, told['resumedAt'] + 1]
    report(
        f'The configuration stands where each training began ({name})',
        [text.step for text in texts] == starts,
    )

    # The page's data: everything is a tensor there.
    page = read(PageAccumulator, folder)
    report(
        f'The accumulator behind the page reads the same scalars ({name})',
        all(
            is_same(
                page.Tensors(tag),
                scalars[tag],
                lambda event: tensor_util.make_ndarray(event.tensor_proto).item(),
            )
            for tag in scalars
        ),
    )
    plugins = {
        plugin: set(page.PluginTagToContent(plugin))
        for plugin in ['scalars', 'images', 'histograms', 'text']
    }
    report(
        f'The accumulator behind the page knows what each tag is ({name})',
        plugins
        == {
            'scalars': set(scalars),
            'images': {image_tag},
            'histograms': {'Latent/1', 'Latent/2'},
            'text': {'Configuration'},
        },
    )
