// Writes docs/configuration.md and docs/configuration.ko.md from the schemas of the built package (npm run docs:configuration).
// Use: [FOLDER] (default: docs)
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { configurationReference } from '../dist/studio/server/configuration/configuration-reference.js'

const [folder = fileURLToPath(new URL('../docs', import.meta.url))] = process.argv.slice(2)

const texts = {
  en: {
    introduction: `# Every setting of a configuration

[한국어](configuration.ko.md)

<!-- Made from the schemas by npm run docs:configuration. Change those, not this. -->

A configuration is JSON: \`name\`, \`data\`, \`model\` and \`training\`. \`jamjae recipes ch13-vae\` prints a whole one. A setting without a default and
without "optional" must be given. \`--set PATH=VALUE\` changes one: \`--set training.optimizer.learningRate=0.002\`, \`--set model.encoder.0.units=64\`.
Another \`type\` starts from the defaults of that type: \`--set model.type=ladderVae\` empties the model of a recipe, so that its networks must be given
again.
What is not here can be added: [your-own-model.md](your-own-model.md).
`,
    titles: {
      data: ['The data', 'In `data`.'],
      training: ['Training', 'In `training`.'],
      optimizers: [
        'Optimizers',
        'In `training.optimizer`: `{"type": "adam", "learningRate": 0.001}`.',
      ],
      models: ['Models', 'In `model`: `{"type": "vae", …}`.'],
      layers: [
        'Layers',
        'In `model.encoder` and `model.decoder`, one after another: `{"type": "linear", "units": 400}`.',
      ],
      likelihoods: [
        'Likelihoods',
        'In `model.likelihood`: `{"type": "gaussian", "deviation": 0.5}`. How they compare: [likelihoods.md](likelihoods.md).',
      ],
      priors: [
        'Priors of VAEs',
        'In `model.prior` of a `vae`: `{"type": "mixture", "components": 10}`. What they mean: [priors.md](priors.md).',
      ],
      posteriors: [
        'Posteriors of VAEs',
        'In `model.posterior` of a `vae`: `{"type": "iaf", "flows": 4}`. What they mean: [priors.md](priors.md).',
      ],
      objectives: [
        'Objectives of VAEs',
        'In `model.objective` of a `vae`: `{"type": "iwae", "samples": 5}`.',
      ],
    },
    head: ['setting', 'values', 'default', 'meaning'],
    optional: 'optional',
    none: 'No settings.',
  },
  ko: {
    introduction: `# 설정의 모든 항목

[English](configuration.md)

<!-- Made from the schemas by npm run docs:configuration. Change those, not this. -->

설정은 JSON이고 \`name\`, \`data\`, \`model\`, \`training\`으로 이루어집니다. \`jamjae recipes ch13-vae\`를 실행하면 전체 예를 볼 수 있습니다. 기본값이 없고 "생략 가능"이
아닌 항목은 반드시 적어야 합니다. \`--set PATH=VALUE\`으로 하나만 바꿀 수 있습니다: \`--set training.optimizer.learningRate=0.002\`, \`--set model.encoder.0.units=64\`.
\`type\`을 바꾸면 그 타입의 기본값에서 다시 시작합니다. \`--set model.type=ladderVae\`는 레시피의 모델을 비우므로 네트워크를 다시 지정해야 합니다.
여기에 없는 것은 직접 추가할 수 있습니다: [your-own-model.ko.md](your-own-model.ko.md).
`,
    titles: {
      data: ['데이터', '`data`에 씁니다.'],
      training: ['학습', '`training`에 씁니다.'],
      optimizers: [
        '옵티마이저',
        '`training.optimizer`에 씁니다: `{"type": "adam", "learningRate": 0.001}`.',
      ],
      models: ['모델', '`model`에 씁니다: `{"type": "vae", …}`.'],
      layers: [
        '층',
        '`model.encoder`와 `model.decoder`에 차례로 씁니다: `{"type": "linear", "units": 400}`.',
      ],
      likelihoods: [
        '가능도',
        '`model.likelihood`에 씁니다: `{"type": "gaussian", "deviation": 0.5}`. 서로 비교하는 법: [likelihoods.ko.md](likelihoods.ko.md).',
      ],
      priors: [
        'VAE의 사전 분포',
        '`vae`의 `model.prior`에 씁니다: `{"type": "mixture", "components": 10}`. 설명: [priors.ko.md](priors.ko.md).',
      ],
      posteriors: [
        'VAE의 사후 분포',
        '`vae`의 `model.posterior`에 씁니다: `{"type": "iaf", "flows": 4}`. 설명: [priors.ko.md](priors.ko.md).',
      ],
      objectives: [
        'VAE의 목적 함수',
        '`vae`의 `model.objective`에 씁니다: `{"type": "iwae", "samples": 5}`.',
      ],
    },
    head: ['설정', '값', '기본값', '뜻'],
    optional: '생략 가능',
    none: '설정이 없습니다.',
  },
}

for (const [language, name] of [
  ['en', 'configuration.md'],
  ['ko', 'configuration.ko.md'],
])
  writeFileSync(join(folder, name), documentIn(language))

function documentIn(language) {
  const { introduction, titles, ...words } = texts[language]
  const sections = Object.entries(configurationReference(language)).map(([section, entries]) => {
    const [title, text] = titles[section]
    const parts = entries.map(({ type, title: name, settings }) => {
      const heading = type && `### ${[`\`${type}\``, name].filter(Boolean).join(', ')}\n\n`
      return `${heading}${settings.length > 0 ? table(settings, words) : words.none}\n`
    })
    return `## ${title}\n\n${text}\n\n${parts.join('\n')}`
  })
  return [introduction, ...sections].join('\n')
}

function table(settings, { head, optional }) {
  const rows = settings.map(({ name, type, default: usual, isOptional, description }) => [
    `\`${name}\``,
    type,
    usual === undefined ? (isOptional ? optional : '') : `\`${usual}\``,
    description,
  ])
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
