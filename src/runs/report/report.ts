// The report of a run: one self-contained HTML page.
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { chartSvg } from '../../drawing/chart-svg.js'
import { fontFaces } from '../../drawing/fonts.js'
import { writeOutput } from '../../files/output-file.js'
import { inSentence } from '../../layers/layers-text.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import { dark, light } from '../../pictures/theme.js'
import { lossName, modelParts } from '../../recipes/model-parts.js'
import type { Inference, Progress } from '../../training/inference.js'
import { decimals } from '../../training/metrics.js'
import { dataWaitPercent } from '../folder/data-wait-percent.js'
import { runFiles } from '../folder/run-files.js'
import type { RunDescription } from '../folder/run-json.js'
import { loadHistory, type RunHistory } from '../folder/run-summary.js'
import { trainingCurves } from '../pictures/curves.js'
import { type PictureContext, pictureContext } from '../pictures/picture-context.js'
import { localTime } from './format-time.js'
import { Html, html } from './html.js'
import { metricTables } from './metric-tables.js'
import { reportPictures, widthStyle } from './report-pictures.js'
import { reportStyle } from './report-style.js'

/** Maximum size of the page in bytes. */
const maxBytes = 2.9e6

type Translate = (key: MessageKey, values?: MessageValues) => string

/** Writes report.html into the run folder, or to `out`, and returns its path. Pictures are of the model in `inference`
 *  and the validation images of `data`. Replaces an existing report. */
export async function writeReport(
  run: string,
  {
    inference,
    data,
    language,
    out = join(run, runFiles.report),
    progress,
  }: {
    inference: Inference
    data: DataSplits
    language: Language
    out?: string | undefined
    progress?: Progress | undefined
  },
): Promise<string> {
  const history = await loadHistory(run)
  const { name } = history.description
  const context = pictureContext({ name, inference, data, language, progress })
  await writeOutput(out, (await reportPage(history, context)).text)
  return out
}

async function reportPage(history: RunHistory, context: PictureContext): Promise<Html> {
  const { description, epochs } = history
  const { language, inference } = context
  const translate: Translate = (key, values) => message(language, key, values)
  const digits = decimals[inference.model.likelihood.unit]
  const hasKl = inference.model.terms.includes('kl')
  const header = html`<header><h1>${history.name}</h1><p>${summary(history, translate)}</p></header>`
  const figures = html`<h2>${translate('report.metrics')}</h2>
${metricTables(history, { translate, language, hasKl, digits })}
<p class="note">${unitText(inference, translate)}</p>
${epochs.length > 0 ? curves(history, language) : ''}`
  const settings = html`<h2>${translate('report.configuration')}</h2>
${configuration(description, translate)}`
  const style = reportStyle + fontsOf(html`${header}${figures}${settings}`, translate)
  const byteBudget =
    maxBytes - [figures.text, settings.text, style].reduce((sum, text) => sum + text.length, 0)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src data:;font-src data:;style-src 'unsafe-inline'">
<title>${history.name} · ${translate('report.title')}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${header}
${figures}
${await pictures(context, byteBudget)}
${settings}
</main>
</body>
</html>
`
}

async function pictures(context: PictureContext, byteBudget: number): Promise<Html> {
  const { figures, omitted } = await reportPictures(context, { byteBudget })
  const commands = omitted.map((command) => `jamjae ${command} RUN`).join(', ')
  return html`<h2>${context.translate('report.pictures')}</h2>
${figures}
${commands ? html`<p class="note">${context.translate('report.leftOut', { commands })}</p>` : ''}`
}

function summary({ status, description }: RunHistory, translate: Translate): string {
  const { progress, created } = description
  return translate('report.summary', {
    status: translate(`status.${status}`),
    epochs: progress.epochs,
    steps: progress.steps.toLocaleString('en-US'),
    created: localTime(created),
  })
}

function unitText({ model }: Inference, translate: Translate): string {
  return translate('result.unit', { unit: translate(`unit.${model.likelihood.unit}`) })
}

/** The chart in light and dark colours. */
function curves(history: RunHistory, language: Language): Html {
  const drawn = (theme: typeof light, time: 'day' | 'night') => {
    const chart = trainingCurves([history], { language, theme })
    const svg = new Html(chartSvg(chart, { fonts: false }))
    return html`<div class="scroll ${time}"><div style="${widthStyle(chart.width)}">${svg}</div></div>`
  }
  return html`<figure>${drawn(light, 'day')}${drawn(dark, 'night')}</figure>`
}

function configuration(
  { configuration, data, engine, versions, progress }: RunDescription,
  translate: Translate,
): Html {
  const { model, training } = configuration
  const waited = dataWaitPercent(progress)
  const entries: readonly (readonly [string, string | number])[] = [
    [translate('show.recipe'), configuration.name],
    [translate('report.model'), model.type],
    [translate('report.latents'), model.latent],
    [translate('loss' in model ? 'report.loss' : 'report.likelihood'), lossName(model)],
    ...modelParts(model).map(
      ({ name, value }) => [inSentence(translate(`field.${name}`)), value] as const,
    ),
    [translate('report.data'), `${data.source} (${data.shape.join(' × ')})`],
    [translate('report.examples'), `${data.trainingExamples} + ${data.validationExamples}`],
    [translate('report.optimizer'), training.optimizer.type],
    [translate('report.learningRate'), training.optimizer.learningRate],
    [translate('show.epochs'), training.epochs],
    [translate('report.batchSize'), training.batchSize],
    [translate('report.seed'), training.seed],
    [
      translate('report.engine'),
      `${engine.device}, ${engine.adaptive ? '≤ ' : ''}${engine.threads}`,
    ],
    ...(waited
      ? [[translate('report.waited'), translate('report.waitedOf', { percent: waited })] as const]
      : []),
    [
      translate('report.versions'),
      Object.entries(versions)
        .map((each) => each.join(' '))
        .join(', '),
    ],
  ]
  return html`<dl>${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<details><summary>${translate('report.everything')}</summary><pre>${JSON.stringify(configuration, null, 2)}</pre></details>`
}

/** The fonts for the text of the page; its pictures embed their own. */
function fontsOf({ text }: Html, translate: Translate): string {
  const bold = [...text.matchAll(/<h\d>(.*?)<\/h\d>|<text[^>]*bold[^>]*>([^<]*)</g)]
  const boldText = bold.map(([, title = '', chart = '']) => title + chart).join('')
  const others = translate('report.pictures') + translate('report.leftOut')
  return fontFaces(text + others, 400) + fontFaces(boldText + others, 700)
}
