// Draws a chart as PNG.
import { createCanvas } from '@napi-rs/canvas'
import type { Chart } from '../pictures/chart.js'
import { echarts } from './echarts.js'
import { pixelRatio } from './pixel-ratio.js'

export async function chartPng({ width, height, option }: Chart): Promise<Uint8Array> {
  const canvas = createCanvas(width * pixelRatio, height * pixelRatio)
  const chart = echarts.init(canvas as unknown as HTMLElement, null, {
    width,
    height,
    devicePixelRatio: pixelRatio,
  })
  try {
    chart.setOption(option)
    return await canvas.encode('png')
  } finally {
    chart.dispose()
  }
}
