// Draws a chart as SVG; for charts of up to a few thousand points.
import type { Chart } from '../pictures/chart.js'
import { echarts } from './echarts.js'
import { fontFaces } from './fonts.js'

/** The SVG with the font subsets of its text, so that it looks the same on every machine.
 *  Without `fonts` the page that embeds it must provide them. */
export function chartSvg(
  { width, height, option }: Chart,
  { fonts = true }: { fonts?: boolean } = {},
): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    const svg = chart.renderToSVGString()
    if (!fonts) return svg
    return svg.replace(/>/, `><style>${facesOf(svg)}</style>`)
  } finally {
    chart.dispose()
  }
}

function facesOf(svg: string): string {
  const texts = { 400: '', 700: '' }
  for (const [, attributes = '', text = ''] of svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g))
    texts[/bold/.test(attributes) ? 700 : 400] += text
  return `${fontFaces(texts[400], 400)}\n${fontFaces(texts[700], 700)}`
}
