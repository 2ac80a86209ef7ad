// Writes docs/cli.md and docs/cli.ko.md from the help texts of the built command line (npm run docs:cli).
// Use: [FOLDER] (default: docs)
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../dist/cli/main.js'

const [folder = fileURLToPath(new URL('../docs', import.meta.url))] = process.argv.slice(2)

/** The text before the commands. */
const introductions = {
  en: `# The command line

[한국어](cli.ko.md)

<!-- Made from the help texts by npm run docs:cli. Change those, not this. -->

\`jamjae\` stands for \`npx jamjae\` in a project that has the package, and for \`node bin/jamjae.js\` in a checkout.

Exit codes: 0 done, 1 failed, 2 wrong use or wrong input, 130 interrupted. Ctrl-C stops a training after the steps under
way and keeps what was learned; a second one ends it at once. What writes a file refuses to overwrite one without
\`--force\`.

With \`--json\`, \`train\` and \`resume\` write one JSON object a line. The last one is
\`{"event":"finished","run":…,"epochs":…,"steps":…,"train":{…},"validation":{"loss":…,"reconstruction":…,"kl":…},"best":{"epoch":…,"step":…,"loss":…},"unit":…,"imagesPerSecond":…,"seconds":…,"waitedSeconds":…}\`.
Metrics are means per example: nats, or, where the likelihood is the mean squared error, its mean over the pixels, then
also named \`meanSquaredError\`. An autoencoder has no KL term: its \`kl\` is 0.

## Every command

`,
  ko: `# 명령줄

[English](cli.md)

<!-- Made from the help texts by npm run docs:cli. Change those, not this. -->

\`jamjae\`는 패키지를 설치한 프로젝트에서는 \`npx jamjae\`, 저장소에서는 \`node bin/jamjae.js\`를 뜻합니다.

종료 코드: 0 완료, 1 실패, 2 잘못된 사용이나 입력, 130 중단. Ctrl-C를 누르면 진행 중인 스텝까지 마치고 학습한 것을
저장한 뒤 멈춥니다. 한 번 더 누르면 바로 끝납니다. 파일을 쓰는 명령은 \`--force\` 없이는 이미 있는 파일을 덮어쓰지 않습니다.

\`--json\`을 붙이면 \`train\`과 \`resume\`은 한 줄에 JSON 객체를 하나씩 출력합니다. 마지막 줄은
\`{"event":"finished","run":…,"epochs":…,"steps":…,"train":{…},"validation":{"loss":…,"reconstruction":…,"kl":…},"best":{"epoch":…,"step":…,"loss":…},"unit":…,"imagesPerSecond":…,"seconds":…,"waitedSeconds":…}\`입니다.
지표는 예제당 평균이며 단위는 나트입니다. 가능도가 평균 제곱 오차이면 픽셀에 대한 평균이고 \`meanSquaredError\`라는
이름도 붙습니다. 오토인코더에는 KL 항이 없어 \`kl\`은 0입니다.

## 모든 명령

`,
}

// Each call adds listeners.
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0)
// The terminal's width must not matter.
Object.defineProperty(process.stdout, 'isTTY', { value: false })

for (const [language, name] of [
  ['en', 'cli.md'],
  ['ko', 'cli.ko.md'],
])
  writeFileSync(join(folder, name), await documentIn(language))

async function documentIn(language) {
  const ask = async (...words) => sectionsOf(await helpOf([...words, '--lang', language]))
  const [, options, ...groups] = await ask()
  const shared = new Set(options.items.map(({ term }) => term))
  const describe = async (level, ...words) => {
    const [usage, ...parts] = await ask(...words)
    const lists = parts.flatMap(({ title, lines, items }) => {
      // Examples are commands; subcommands have a heading of their own.
      const commands = lines.filter((line) => line.startsWith('jamjae '))
      if (commands.length > 0) return block('sh', commands)
      const own = items.filter(({ term }) => !shared.has(term) && !isCommand(term, words))
      return own.length > 0 ? `${title}\n\n${list(own)}` : []
    })
    const text = [`${'#'.repeat(level)} ${words.join(' ')}`, block('text', usage.title), usage.text]
    return [...text, ...lists].join('\n\n')
  }
  let text = `${introductions[language]}${list(options.items)}\n`
  for (const { title, items } of groups) {
    text += `\n## ${title.replace(/:$/, '')}\n`
    for (const { term } of items) {
      const name = term.split(' ')[0]
      text += `\n${await describe(3, name)}\n`
      const parts = await ask(name)
      for (const { items } of parts.slice(1))
        for (const { term } of items.filter(({ term }) => isCommand(term, [name])))
          text += `\n${await describe(4, name, term.split(' ')[0])}\n`
    }
  }
  return text
}

/** Whether a term is that of a command below \`words\`, such as "pull NAME...". */
function isCommand(term, words) {
  return words.join(' ') === 'data' && /^[a-z]+( [A-Z.]+)?$/.test(term)
}

async function helpOf(words) {
  const { write } = process.stdout
  let text = ''
  process.stdout.write = (part) => {
    text += part
    return true
  }
  try {
    await main([...words, '--help'])
  } finally {
    process.stdout.write = write
  }
  return text
}

/** A help text in parts: the usage and the following text as its `text`, then each list with its title. */
function sectionsOf(help) {
  const [usage, ...blocks] = help.trimEnd().split('\n\n')
  const [description = '', ...lists] = blocks
  const parts = lists.map((block) => {
    const [title = '', ...lines] = block.split('\n')
    return { title, lines: lines.map((line) => line.trim()), items: itemsOf(lines) }
  })
  const [, form = ''] = /^[^:]*: (.*)$/s.exec(usage) ?? []
  return [{ title: joined(form), text: joined(description), lines: [], items: [] }, ...parts]
}

/** Terms are indented by two spaces, texts follow after at least two more; continued texts are indented further. */
function itemsOf(lines) {
  const items = []
  for (const line of lines) {
    const [, term, text] = /^ {2}(\S(?:.*?\S)?)(?: {2,}(.*))?$/.exec(line) ?? []
    if (term && !line.startsWith('   ')) items.push({ term, text: text ?? '' })
    else if (items.length > 0) items.at(-1).text = joined(`${items.at(-1).text} ${line}`)
  }
  return items
}

function list(items) {
  return items
    .map(({ term, text }) => `- \`${term}\`: ${text.replace(/([<*_])/g, '\\$1')}`)
    .join('\n')
}

function block(language, lines) {
  return `\`\`\`${language}\n${[lines].flat().join('\n')}\n\`\`\``
}

function joined(text) {
  return text.replace(/\s+/g, ' ').trim()
}
