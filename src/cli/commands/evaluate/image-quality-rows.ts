// The rows of the evaluation's report about images and their reconstructions.
import type { Representation } from '../../../analysis/evaluate.js'
import type { Console } from '../../terminal/console.js'
import { text } from './estimate-text.js'

/** PSNR, SSIM and MS-SSIM of reconstructions. */
export function imageQualityRows(terminal: Console, { imageQuality }: Representation): string[][] {
  if (!imageQuality) return []
  const { psnr, exact, ssim, msSsim } = imageQuality
  return [
    ...(psnr ? [[terminal.translate('evaluate.psnr'), `${text(psnr, 2)} dB`]] : []),
    ...(exact ? [[terminal.translate('evaluate.exact'), terminal.number(exact)]] : []),
    [terminal.translate('evaluate.ssim'), text(ssim, 4)],
    ...(msSsim ? [[terminal.translate('evaluate.msSsim'), text(msSsim, 4)]] : []),
  ]
}
