// The pictures of the report, within its byte budget.
import { chartPng } from '../../drawing/chart-png.js'
import { gridPng } from '../../drawing/grid-png.js'
import { pixelRatio } from '../../drawing/pixel-ratio.js'
import { isImageShape } from '../../pictures/image-grid.js'
import { latentSpaceChart } from '../pictures/latent-space.js'
import { manifoldGrid } from '../pictures/manifold.js'
import type { PictureContext } from '../pictures/picture-context.js'
import { reconstructionsGrid } from '../pictures/reconstructions.js'
import { samplesGrid } from '../pictures/samples.js'
import { traversalsGrid } from '../pictures/traversals.js'
import { type Html, html } from './html.js'

interface ReportFigure {
  /** The command that draws this picture. */
  readonly command: string
  /** Alternative text for screen readers. */
  readonly title: string
  readonly draw: () => Promise<Uint8Array>
}

/** The pictures that fit into `byteBudget` bytes as data URLs, and the commands for those that do not. */
export async function reportPictures(
  context: PictureContext,
  { byteBudget }: { byteBudget: number },
): Promise<{ figures: readonly Html[]; omitted: readonly string[] }> {
  const figures: Html[] = []
  const omitted: string[] = []
  let left = byteBudget
  for (const { command, title, draw } of reportFigures(context)) {
    const { address, width } = await embedded(await draw())
    if (address.length > left) {
      omitted.push(command)
      continue
    }
    left -= address.length
    const image = html`<img src="${address}" alt="${title}" style="${widthStyle(width)}">`
    figures.push(html`<figure class="scroll picture">${image}</figure>`)
  }
  return { figures, omitted }
}

function reportFigures(context: PictureContext): ReportFigure[] {
  const manifold: ReportFigure = {
    command: 'manifold',
    title: context.translate('picture.manifold'),
    draw: async () => gridPng(await manifoldGrid(context)),
  }
  const figures: ReportFigure[] = [
    {
      command: 'reconstruct',
      title: context.translate('picture.reconstructions'),
      draw: async () => gridPng(await reconstructionsGrid(context)),
    },
    {
      command: 'latent',
      title: context.translate('picture.latent'),
      draw: async () => chartPng(await latentSpaceChart(context)),
    },
    ...(context.inference.model.latent > 1 ? [manifold] : []),
    {
      command: 'sample',
      title: context.translate('picture.samples'),
      draw: async () => gridPng(await samplesGrid(context, { count: 30 })),
    },
    {
      command: 'traverse',
      title: context.translate('picture.traversals'),
      draw: async () => gridPng(await traversalsGrid(context, { count: 10 })),
    },
  ]
  const { isImplicit = false } = context.inference.model
  const shown = isImplicit
    ? figures.filter(({ command }) => command !== 'reconstruct' && command !== 'latent')
    : figures
  const areImages = !context.data.columns && isImageShape(context.inference.model.input)
  return areImages ? shown : shown.filter(({ command }) => command === 'latent')
}

/** Never larger than drawn; on narrow screens it scrolls horizontally rather than becoming too small to read. */
export function widthStyle(width: number): string {
  return `max-width:${width}px;min-width:${Math.min(width, 640)}px`
}

/** With a palette, which makes it several times smaller; for colour pictures only without dithering. */
async function embedded(png: Uint8Array): Promise<{ address: string; width: number }> {
  const { default: sharp } = await import('sharp')
  const { data, info } = await sharp(png)
    .png({ palette: true, dither: 0, effort: 1, compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
  const address = `data:image/png;base64,${data.toString('base64')}`
  return { address, width: info.width / pixelRatio }
}
