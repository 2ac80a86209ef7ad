// ECharts with text measured and drawn in the package's fonts.
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { registerFonts } from './fonts.js'

/** ECharts' bundle: loading its 600 modules would take ten times as long. */
export const echarts: typeof import('echarts') = createRequire(import.meta.url)(
  'echarts/dist/echarts.min',
)

registerFonts()
const measuring = createCanvas(1, 1).getContext('2d')
/** Where lines break, ECharts takes every character beyond ASCII to be as wide as this one (findings/echarts-wide-characters.sh). The
 *  package's fonts lack it, and what stands for it is narrower than Hangul. */
const wide = { asked: '国', measured: '가' }

echarts.setPlatformAPI({
  createCanvas: () => createCanvas(1, 1) as unknown as HTMLCanvasElement,
  measureText(text, font = '') {
    if (measuring.font !== font) measuring.font = font
    return measuring.measureText(text === wide.asked ? wide.measured : text)
  },
})
