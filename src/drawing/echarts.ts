// ECharts with text measured and drawn in the package's fonts.
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { registerFonts } from './fonts.js'

/** ECharts' bundle: loading its 600 modules would take ten times as long. */
export const echarts: typeof import('echarts') = createRequire(import.meta.url)(
  'echarts/dist/echarts.min',
)

echarts.setPlatformAPI({ createCanvas: () => createCanvas(1, 1) as unknown as HTMLCanvasElement })
registerFonts()
