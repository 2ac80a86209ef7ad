// The chart of the latent space: codes of the data.
import { signedLabels } from '../../data/labels/hidden-labels.js'
import { onOneLine } from '../../messages/messages.js'
import type { Chart } from '../../pictures/chart.js'
import { latentChart } from '../../pictures/latent-chart.js'
import { principalComponents } from '../../pictures/principal-components.js'
import type { Codes } from '../../training/inference.js'
import { latentLabel } from './latent-labels.js'
import type { PictureContext } from './picture-context.js'

/** A scatter plot of the two most informative latents, or with `pca` of two principal components; a single latent is
 *  plotted against itself. */
export async function latentSpaceChart(
  context: PictureContext,
  { pca = false }: { pca?: boolean | undefined } = {},
): Promise<Chart> {
  const codes = await context.codes()
  const { points, x, y } =
    pca && codes.latent > 1 ? components(context, codes) : await coordinates(context, codes)
  return latentChart(
    {
      points,
      labels: signedLabels(context.data.validation),
      labelNames: context.data.labelNames?.map(onOneLine),
    },
    {
      title: context.translate('picture.latent'),
      explanation: context.translate(
        codes.logVariance ? 'picture.posteriorMeans' : 'picture.codes',
        {
          count: codes.count.toLocaleString('en-US'),
          split: context.splitName,
          examples: context.translate(`examples.${context.inference.model.examples}`),
          data: context.data.name,
        },
      ),
      x,
      y,
      label: context.translate('picture.label'),
      unlabelled: context.translate('picture.unlabelled'),
    },
  )
}

function components(context: PictureContext, { mean, latent }: Codes) {
  const { points, explained } = principalComponents(mean, latent)
  const name = (component: 0 | 1) => {
    const fraction = (100 * explained[component]).toFixed(1)
    return context.translate('picture.component', { component: component + 1, share: fraction })
  }
  return { points, x: name(0), y: name(1) }
}

async function coordinates(context: PictureContext, { count, latent, mean }: Codes) {
  const statistics = await context.statistics()
  // In index order, so that two latents appear in the order of the model.
  const [first = 0, second = first] = statistics.order.slice(0, 2).sort((one, other) => one - other)
  const points = new Float32Array(2 * count)
  for (let row = 0; row < count; row++) {
    points[2 * row] = mean[row * latent + first] as number
    points[2 * row + 1] = mean[row * latent + second] as number
  }
  const name = (index: number) => latentLabel(context, statistics, index)
  return { points, x: name(first), y: name(second) }
}
