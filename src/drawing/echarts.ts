// ECharts, measuring and drawing text with our fonts.
import { createRequire } from 'node:module'
import { createCanvas } from '@napi-rs/canvas'
import { registerFonts } from './fonts.js'

/** Its single file: the 600 of its modules would take ten times as long to load. */
export const echarts: typeof import('echarts') = createRequire(import.meta.url)(
  'echarts/dist/echarts.min',
)

echarts.setPlatformAPI({ createCanvas: () => createCanvas(1, 1) as unknown as HTMLCanvasElement })
registerFonts()
