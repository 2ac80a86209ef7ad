// The report of a run: one page with everything that one wants to see, readable without a network.
import { join } from 'node:path'
import type { DataSplits } from '../../data/dataset.js'
import { chartSvg } from '../../drawing/chart-svg.js'
import { fontFaces } from '../../drawing/fonts.js'
import { writeOutput } from '../../files/output-file.js'
import {
  type Language,
  type MessageKey,
  type MessageValues,
  message,
} from '../../messages/messages.js'
import { dark, light } from '../../pictures/theme.js'
import type { Inference, Progress } from '../../training/inference.js'
import { decimals } from '../../training/metrics.js'
import { waitedPercent } from '../folder/data-wait-percent.js'
import { runFiles } from '../folder/run-files.js'
import type { RunDescription } from '../folder/run-json.js'
import { historyOf, type RunHistory } from '../folder/run-summary.js'
import { trainingCurves } from '../pictures/curves.js'
import { type Subject, subjectOf } from '../pictures/picture-context.js'
import { localTime } from './format-time.js'
import { Html, html } from './html.js'
import { figureTables } from './metric-tables.js'
import { reportPictures, widthStyle } from './report-pictures.js'
import { reportStyle } from './report-style.js'

/** Bytes of a page at most. */
const mostBytes = 2.9e6

type Say = (key: MessageKey, values?: MessageValues) => string

/** Writes report.html into the run's folder, or `out`, and returns its path. Shows the model as `inference` has it,
 *  with the validation images of `data`. Replaces a report that is there. */
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
  const history = await historyOf(run)
  const { name } = history.description
  const subject = subjectOf({ name, inference, data, language, progress })
  await writeOutput(out, (await reportPage(history, subject)).text)
  return out
}

async function reportPage(history: RunHistory, subject: Subject): Promise<Html> {
  const { description, epochs } = history
  const { language, inference } = subject
  const say: Say = (key, values) => message(language, key, values)
  const digits = decimals[inference.model.likelihood.unit]
  const hasKl = inference.model.terms.includes('kl')
  const header = html`<header><h1>${history.name}</h1><p>${summary(history, say)}</p></header>`
  const figures = html`<h2>${say('report.figures')}</h2>
${figureTables(history, { say, hasKl, digits })}
<p class="note">${unitText(inference, say)}</p>
${epochs.length > 0 ? curves(history, language) : ''}`
  const settings = html`<h2>${say('report.configuration')}</h2>
${configuration(description, say)}`
  const style = reportStyle + fontsOf(html`${header}${figures}${settings}`, say)
  const room =
    mostBytes - [figures.text, settings.text, style].reduce((sum, text) => sum + text.length, 0)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src data:;font-src data:;style-src 'unsafe-inline'">
<title>${history.name} · ${say('report.title')}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${header}
${figures}
${await pictures(subject, room)}
${settings}
</main>
</body>
</html>
`
}

async function pictures(subject: Subject, room: number): Promise<Html> {
  const { figures, leftOut } = await reportPictures(subject, { room })
  const commands = leftOut.map((command) => `jamjae ${command} RUN`).join(', ')
  return html`<h2>${subject.say('report.pictures')}</h2>
${figures}
${commands ? html`<p class="note">${subject.say('report.leftOut', { commands })}</p>` : ''}`
}

function summary({ status, description }: RunHistory, say: Say): string {
  const { progress, created } = description
  return say('report.summary', {
    status: say(`status.${status}`),
    epochs: progress.epochs,
    steps: progress.steps.toLocaleString('en-US'),
    created: localTime(created),
  })
}

function unitText({ model }: Inference, say: Say): string {
  return say('result.unit', { unit: say(`unit.${model.likelihood.unit}`) })
}

/** By day and by night. */
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
  say: Say,
): Html {
  const { model, training } = configuration
  const waited = waitedPercent(progress)
  const entries: readonly (readonly [string, string | number])[] = [
    [say('show.recipe'), configuration.name],
    [say('report.model'), model.type],
    [say('report.latents'), model.latent],
    [say('report.likelihood'), model.likelihood.type],
    [say('report.data'), `${data.source} (${data.shape.join(' × ')})`],
    [say('report.examples'), `${data.trainingExamples} + ${data.validationExamples}`],
    [say('report.optimizer'), training.optimizer.type],
    [say('report.learningRate'), training.optimizer.learningRate],
    [say('show.epochs'), training.epochs],
    [say('report.batchSize'), training.batchSize],
    [say('report.seed'), training.seed],
    [say('report.engine'), `${engine.device}, ${engine.threads}`],
    ...(waited
      ? [[say('report.waited'), say('report.waitedOf', { percent: waited })] as const]
      : []),
    [
      say('report.versions'),
      Object.entries(versions)
        .map((each) => each.join(' '))
        .join(', '),
    ],
  ]
  return html`<dl>${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<details><summary>${say('report.everything')}</summary><pre>${JSON.stringify(configuration, null, 2)}</pre></details>`
}

/** The font for what stands on the page; its pictures bring their words along. */
function fontsOf({ text }: Html, say: Say): string {
  const bold = [...text.matchAll(/<h\d>(.*?)<\/h\d>|<text[^>]*bold[^>]*>([^<]*)</g)]
  const boldText = bold.map(([, title = '', chart = '']) => title + chart).join('')
  const others = say('report.pictures') + say('report.leftOut')
  return fontFaces(text + others, 400) + fontFaces(boldText + others, 700)
}
