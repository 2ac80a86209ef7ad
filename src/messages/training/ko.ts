// Shapes, engines, models and training. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'shape.mismatch':
    '{where}: 모양이 맞지 않습니다(필요한 것: {expected}, 받은 것: {actual}). 여기서 만나는 값들의 크기를 확인하세요',
  'shape.broadcast': '{shape}에 브로드캐스트되는 모양',
  'shape.operand': '{index}번째 피연산자',
  'shape.float': 'float32 값',
  'shape.axis': '{limit}보다 작은 축',
  'shape.matrix': '행렬',
  'shape.images': '4차원 [batch, channels, height, width]',
  'shape.bias': '편향 {shape}',
  'shape.pixel': '1×1 이상의 이미지',
  'shape.numbers': '수 {count}개',
  'shape.rows': '오른쪽 행렬의 행 {count}개',
  'shape.noBias': '편향이 없는 행렬 묶음',
  'shape.matrices': '오른쪽 행렬 {count}개',
  'shape.weight': '채널 {channels}개의 가중치',
  'shape.outputPadding': '스트라이드보다 작은 출력 패딩',
  'shape.smallImages': '작은 이미지 {count}개',
  'shape.smallSize': '{limit} 이하의 작은 이미지',
  'shape.exactly': '{shape}',
  'shape.k': '1에서 마지막 축의 길이 {items}까지의 k',
  'shape.indices': '인덱스 목록',
  'shape.items': '값이 {count}개인 모양',
  'shape.like': '{shape} 같은 모양',
  'shape.permutation': '축 {count}개의 순열',
  'shape.range': '0에서 {size} 사이의 범위',
  'shape.alike': '축 {axis} 말고는 {shape}와 같은 모양',
  'shape.places': '0에서 {size} 사이의 인덱스',
  'shape.scalar': '스칼라 손실',
  'shape.columns': '{shape} 모양의 입력',
  'shape.points': '잠재 변수 {latent}개짜리 점',
  'shape.latents': '수 {count}개',
  'shape.row': '{row}번째 줄의, 값이 {size}개인 이미지 {count}개',
  'shape.values': '값 {count}개',
  'shape.groups': '채널 수가 {groups}의 배수',
  'shape.layerGroups': '입력과 출력의 채널 수가 groups({groups})의 배수',
  'shape.imageSide': '{size}×{size} 이상의 이미지',
  'shape.attention':
    '채널 수가 {heads}의 배수인 [channels, height, width] 또는 [channels, length] 모양',
  'shape.length': '[channels, length] 모양의 예제',
  'shape.identity': 'shortcut이 projection이 아니면 출력이 입력과 같은 {shape}',
  'shape.projection': 'shortcut의 projection이 스트라이드로 {shape}에서 만들 수 있는 모양',
  'engine.input': '엔진: 입력 {name}의 값이 필요한데 없습니다. 스텝마다 한 조각씩 주세요',
  'engine.inputSize':
    '엔진: 입력 {name}의 값이 {expected}개여야 하는데 {actual}개입니다. 스텝마다 한 조각씩 주세요',
  'engine.state': '엔진: 상태 {name}의 값이 필요한데 없습니다. 같은 모델의 상태를 불러오세요',
  'engine.gone': '엔진: 실행 중인 엔진이 필요한데 이미 닫혔습니다. 새로 시작하세요',
  'engine.failed': '엔진: ONNX Runtime이 실패했습니다: {reason}',
  'engine.noWebGpu':
    'webgpu: WebGPU를 지원하는 브라우저가 필요한데 이 브라우저는 지원하지 않습니다. 페이지를 https나 localhost로 열거나 cpu 장치로 엔진을 시작하세요',
  'engine.noAdapter':
    'webgpu: 그래픽 어댑터가 필요한데 찾지 못했습니다. 브라우저의 그래픽 가속을 켜거나 cpu 장치로 엔진을 시작하세요',
  'engine.browser':
    '엔진: 이 브라우저에서는 {device} 장치를 쓸 수 없습니다: {reason}. 최신 브라우저를 쓰고, ONNX Runtime의 .wasm 파일이 제공되는지 확인하세요. 파일이 있는 폴더는 wasmPaths로 지정합니다',
  'engine.worker':
    '엔진: 워커를 시작하지 못했습니다. 파일이 없거나 text/javascript로 제공되지 않습니다. 브라우저의 네트워크 기록에서 주소를 확인하거나 workerUrl로 지정하세요',
  'engine.runtime':
    '엔진: ONNX Runtime 모듈을 {url}에서 불러오지 못했습니다: {reason}. 이 파일을 text/javascript로 제공하거나 runtimeUrl로 다른 주소를 지정하세요',
  'state.missing':
    '{where}: {expected} 모양의 텐서 {name}이(가) 있어야 하는데 없습니다. 같은 모델의 가중치를 쓰세요',
  'state.shape':
    '{where}: 텐서 {name}의 모양은 {expected}이어야 하는데 {actual}입니다. 같은 모델의 가중치를 쓰세요',
  'training.singleValue':
    '{layer}: 배치 정규화를 학습하려면 채널마다 값이 2개 이상 있어야 하는데 예제가 하나뿐인 배치가 있습니다(학습 예제 {count}개, 배치 크기 {batchSize}). 마지막 배치도 예제가 하나가 되지 않도록 --batch-size를 바꾸세요',
  'training.nonFinite':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 학습률을 낮추거나(--learning-rate) 데이터에 극단적인 값이 있는지 확인하세요',
  'training.nonFiniteData':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}이고(스텝 {at}), 값이 다른 예제와 크게 동떨어진 예제가 있습니다(배치 {batch}개 중 {count}개: {examples}). 이 예제를 고치거나 빼고, 또는 데이터를 스케일링하세요(--scale)',
  'training.nonFiniteKlWeight':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). KL이 다른 항을 압도합니다. KL 가중치를 줄이거나(--set model.klWeight=1) 워밍업하세요(model.klSchedule)',
  'training.nonFiniteLearningRate':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). 그 전 스텝에서 손실이 커졌습니다. 학습률을 낮추거나(--learning-rate) 기울기를 자르세요(--set training.clip.norm=1)',
  'training.nonFiniteLogVariance':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). 사후 분포의 로그 분산이 극단적입니다. 범위를 제한하거나(--set model.logVarianceBounds=[-30,20]) 학습률을 낮추세요(--learning-rate)',
  'training.nonFiniteBounds':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). 사후 분포의 로그 분산이 한계가 있는데도 극단적입니다. 한계를 좁히거나(--set model.logVarianceBounds=[-30,20]) 학습률을 낮추세요(--learning-rate)',
  'training.nonFiniteScale':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). 재구성 값이 넘칩니다. 가능도의 척도를 키우거나(model.likelihood.deviation 또는 .scale) 데이터를 스케일링하세요(--scale)',
  'training.nonFiniteTensor':
    '학습: 지표가 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 처음으로 유한하지 않은 텐서는 {tensor}입니다(스텝 {at}, 손실이 유한하지 않은 예제 {batch}개 중 {count}개: {examples}). 학습률을 낮추거나(--learning-rate) 데이터에 극단적인 값이 있는지 확인하세요',
  'training.imageSize':
    '{data}: 모델의 입력인 {expected} 크기의 예제여야 하는데 {actual}입니다. 그 크기의 데이터를 지정하거나, model.input을 설정하지 말고 학습하세요. 그러면 모델이 데이터에 맞춰집니다(코드에서는 fitModel)',
  'training.domain':
    '{data}: 이 모델이 다루는 {from} 이상 {to} 이하의 값이어야 하는데 {least}에서 {most} 사이의 값이 있습니다. --scale minmax로, 또는 모든 수를 다루는 가능도로(--set model.likelihood.type=gaussian --set model.likelihood.mean=identity) 학습하세요. 이미 학습한 실행에는 그 데이터와 같은 단위의 값을 지정하세요',
  'training.unit':
    '{data}: 이 모델이 다루는 0 이상 1 이하의 값이어야 하는데 --scale standard로 스케일링하면 그 밖의 값이 생깁니다. --scale minmax로, 또는 모든 수를 다루는 가능도로(--set model.likelihood.type=gaussian --set model.likelihood.mean=identity) 학습하세요',
  'training.domainScaled':
    '{data}: 학습 데이터의 열과 같은 방식으로 스케일링한 값이 0 이상 1 이하여야 하는데 {least}에서 {most} 사이의 값이 있습니다. 학습 데이터와 같은 단위의 값을 지정하거나, --scale standard와 모든 수를 다루는 가능도로 학습하세요',
  'model.sparse':
    'model.sparse.active: 코드의 잠재 변수 수인 {latent} 이하여야 하는데 {active}입니다. 줄이거나 model.latent를 늘리세요',
  'model.fsqLevels':
    'model.quantizer.levels: {latent}개 차원(model.latent)마다 단계 수가 하나씩 있어야 하는데 {levels}개입니다. 개수를 맞추거나 model.latent를 {levels}(으)로 바꾸세요',
  'model.tooManyCodes':
    'model.quantizer: 코드는 {limit}개 이하여야 하는데 {codes}개입니다. 차원(model.latent)이나 단계를 줄이세요',
  'model.noPlaces': '{where}: 인코더가 예제마다 특징을 내야 하는데 내지 않습니다',
  'likelihood.scope':
    'model.likelihood: 척도 {scale}의 값은 모델이 보관해야 하는데 이 모델의 목적 함수는 가능도에 scope를 넘기지 않습니다. 수, perExample, perValue 중 하나를 쓰거나 negativeLogLikelihood의 세 번째 인수로 scope를 넘기세요',
  'model.fitRank':
    '{where}: 합성곱 층에는 이미지(높이×너비 또는 채널×높이×너비)가 필요한데 예제의 크기가 {actual}입니다. ch13-vae나 relu-vae-2d처럼 선형 층으로 된 레시피를 고르거나, --size로 행을 이미지로 만드세요',
  'model.fitLength':
    '{where}: 1차원 합성곱 층에는 길이 또는 채널×길이의 예제가 필요한데 예제의 크기가 {actual}입니다. conv-vae처럼 이미지를 위한 레시피를 고르거나, 수의 행으로 된 데이터를 지정하세요',
  'model.fit':
    '{where}: 층을 거쳐 줄였다가 되돌릴 수 있는 크기의 이미지여야 하는데 {actual}입니다. 이미지의 크기를 바꾸거나(가능한 가장 가까운 크기: {size}) 층을 고치세요',
  'model.noTable':
    '{where}: 표의 행을 위한 모델(model.likelihood.type: table)이어야 하는데 이미지를 위한 모델입니다. tabular-vae 레시피로 학습하세요',
  'model.onlyTables':
    '{where}: 표를 위한 모델이므로 표가 있어야 하는데 {actual} 크기의 이미지입니다. --data로 표(.csv나 .parquet)를 지정하거나 conv-vae처럼 이미지를 위한 레시피를 고르세요',
  'training.binarize':
    'training.binarize: bernoulli처럼 흑백 픽셀의 가능도여야 합니다. model.likelihood.type을 바꾸거나 training.binarize를 빼세요',
  'training.noExamples':
    '{data}: 학습할 예제와 검증할 예제가 하나 이상씩 있어야 하는데 학습할 것이 {training}개, 검증할 것이 {validation}개입니다. 예제가 더 있는 데이터를 지정하세요',
  'metric.accuracy': '정확도',
  'metric.kl1': 'z₁의 KL',
  'metric.kl2': 'z₂의 KL',
  'metric.discriminatorLoss': '판별자',
  'metric.realProbability': 'D(실제)',
  'metric.generatedProbability': 'D(생성)',
  'metric.realScore': '실제 예제의 점수',
  'metric.generatedScore': '생성한 예제의 점수',
  'metric.discriminatorAccuracy': '판별자 정확도',
  'metric.diversity': '다양성',
  'metric.gradientPenalty': '기울기 벌점',
  'metric.kl1.title': 'z₁의 KL (예제당 나트)',
  'metric.kl2.title': 'z₂의 KL (예제당 나트)',
  'metric.discriminatorLoss.title': '판별자의 손실',
  'metric.realProbability.title': '실제 예제가 실제라고 판별할 확률 D(x)',
  'metric.generatedProbability.title': '생성한 예제가 실제라고 판별할 확률 D(G(z))',
  'metric.realScore.title': '실제 예제에 대한 판별자의 출력',
  'metric.generatedScore.title': '생성한 예제에 대한 판별자의 출력',
  'metric.discriminatorAccuracy.title': '판별자의 정확도: 실제 예제의 출력이 더 큰 쌍의 비율',
  'metric.diversity.title': '다양성: 생성한 예제 사이의 평균 제곱 거리를 실제 예제와 견준 값',
  'metric.gradientPenalty.title': '기울기 벌점',
  'metrics.name':
    'metrics: 지표의 이름은 글자로 시작하고 글자, 숫자, _로 되어 있어야 하는데 {actual}입니다. 이름을 바꾸세요',
  'condition.noLabels':
    '레이블: 클래스 레이블을 조건으로 하는 모델(model.condition)인데 예제에 레이블이 없습니다. 클래스마다 폴더가 있거나 레이블 열이 있는 데이터를 지정하거나, model.condition 없이 학습하세요',
  'condition.unlabelled':
    '레이블: 클래스 레이블을 조건으로 하는 모델(model.condition)인데 예제 {count}개 가운데 {actual}개에 레이블이 없습니다. 일부의 레이블만 있어도 되는 준지도 모델(model.type이 semiSupervisedVae인 설정, docs/configuration.ko.md 참고)을 학습하거나 그 예제를 빼세요',
  'condition.latents':
    '레이블: 클래스 레이블을 조건으로 하는 모델이므로 점마다 레이블이 있어야 하는데 없습니다. labels로 지정하세요',
  'condition.count': '레이블: 하나씩 {expected}개여야 하는데 {actual}개입니다. 개수를 맞추세요',
  'condition.label':
    '레이블: 모델의 클래스가 {classes}개(model.condition.classes)이므로 0 이상 {largest} 이하여야 하는데 {actual}입니다. 이 범위의 레이블이 있는 데이터를 지정하거나 클래스를 늘려 학습하세요',
  'condition.none':
    '--label {actual}: 조건부 모델이어야 하는데 레이블을 쓰지 않는 모델입니다. --label을 빼거나 --set model.condition.type=labels로 학습하세요',
  'condition.class':
    '--label: 클래스 번호({expected})여야 하는데 {actual}입니다. 그중에서 고르세요',
  'condition.numbers': '0 이상 {largest} 이하',
  'condition.onlyTables':
    'model.condition: 열을 조건으로 하므로 표를 위한 모델(model.likelihood.type: table)이어야 하는데 가능도가 {actual}입니다. 표로 tabular-vae를 학습하거나 model.condition을 빼세요',
  'condition.noTable':
    '{data}: 열을 조건으로 하는 모델(model.condition)이므로 표여야 하는데 열이 없는 데이터입니다. --data로 표(.csv나 .parquet)를 지정하거나 model.condition을 빼세요',
  'condition.column':
    'model.condition.columns: 모델이 쓸 수 있는 열({expected})이어야 하는데 {column}입니다. 레이블과 분할의 열, 빼기로 한 열은 여기에 들지 않습니다',
  'condition.columnNear':
    'model.condition.columns: 모델이 쓸 수 있는 열({expected})이어야 하는데 {column}입니다. 혹시 {near}인가요?',
  'condition.columnTwice':
    'model.condition.columns: 열마다 한 번이어야 하는데 {column}이(가) 두 번입니다. 한 번만 적으세요',
  'condition.allColumns':
    'model.condition.columns: 재구성할 열이 하나 이상 남아야 하는데 모든 열({actual})을 적었습니다. 열을 줄이세요',
  'condition.noGiven':
    'given: 열을 조건으로 하는 모델이므로 점마다 그 열의 값이 있어야 하는데 없습니다. run.givenRows가 만드는 행을 given으로 지정하세요',
  'condition.givenCount':
    'given: 점마다 조건이 되는 열의 행 [2, values]이 하나씩 있어 값이 {expected}개여야 하는데 {actual}개입니다. 점의 수와 같은 수의 행을 지정하세요',
  'condition.noLabelsOfCodes':
    '{path}: 레이블을 조건으로 하는 모델이므로 코드의 레이블이 있어야 하는데 없습니다. --label로 하나를 지정하거나, jamjae encode가 쓰는 것처럼 레이블이 든 파일(.npz: 배열 labels, .csv: 열 label)을 지정하세요',
  'semiSupervised.classes':
    'model.condition.classes: 준지도 모델의 클래스는 {most}개 이하여야 하는데 {actual}개입니다. 클래스를 합치세요',
  'semiSupervised.examples':
    'model.labelled: 레이블을 쓰는 예제는 학습 예제 {examples}개보다 적어야 하는데 {actual}개입니다. 줄이거나, 모든 레이블을 쓰는 조건부 모델(model.type이 vae이고 model.condition이 있는 설정, docs/configuration.ko.md 참고)을 학습하세요',
  'semiSupervised.complete':
    'model.labelled: 학습 예제 {examples}개에 모두 레이블이 있어 레이블 없는 예제가 하나도 없으므로, 레이블을 쓸 예제의 수를 정해야 합니다. --set model.labelled={nearest}처럼 일부의 레이블만 쓰거나, 모든 레이블을 쓰는 조건부 모델(model.type이 vae이고 model.condition이 있는 설정, docs/configuration.ko.md 참고)을 학습하세요',
  'semiSupervised.absent':
    '레이블: 클래스마다 레이블이 있는 학습 예제가 하나 이상이어야 하는데 클래스 {label}에는 없습니다. 이 클래스의 예제에 레이블을 붙이거나 그 행을 빼세요',
  'semiSupervised.noLabels':
    '레이블: 준지도 모델이므로 일부 학습 예제에는 레이블이 있어야 하는데 하나도 없습니다. 클래스마다 일부에 레이블을 붙이거나, 레이블을 쓰지 않는 모델(model.type이 vae인 설정)을 학습하세요',
  'semiSupervised.even':
    'model.labelled: 클래스마다 같은 수의 예제를 쓰므로 {classes}의 배수여야 하는데 {actual}입니다. 예를 들어 {nearest}(으)로 정하세요',
  'semiSupervised.class':
    'model.labelled: 클래스마다 레이블이 있는 학습 예제가 {expected}개 있어야 하는데 클래스 {label}에는 {actual}개뿐입니다. 레이블을 쓰는 예제를 줄이거나 그 클래스의 예제를 늘리세요',
  'gan.encode':
    '인코더가 있는 모델이어야 하는데 생성만 하는 GAN입니다. GAN에는 인코더, 예제의 코드, 재구성, 가능도가 없습니다. jamjae sample, interpolate, manifold, traverse를 쓰세요',
  'gan.evaluate':
    '코드와 재구성을 평가하려면 인코더가 있는 모델이어야 하는데 생성만 하는 GAN입니다. evaluateImplicit나 jamjae evaluate를 쓰세요',
  'gan.notImplicit': 'GAN처럼 인코더가 없는 모델이어야 하는데 인코더가 있습니다. evaluate를 쓰세요',
  'gan.flag':
    '{flag}: 인코더가 있는 모델이어야 하는데 GAN에는 잴 코드, 재구성, 가능도가 없습니다. 이 옵션을 빼세요. 생성한 예제는 --samples-quality로 잽니다',
  'gan.accumulate':
    'training.accumulate: 판별자가 있는 모델은 판별자의 갱신이 판별자의 목적 함수와 생성자의 목적 함수 사이에 있으므로 1이어야 하는데 {actual}입니다. --batch-size를 줄이세요',
  'engine.cuda':
    '--device {device}: 여기서 쓸 수 있는 백엔드가 없습니다({reason}). Linux x64, NVIDIA GPU, CUDA 12, cuDNN 9와 onnxruntime-node가 내려받는 라이브러리가 필요합니다. docs/use.ko.md#gpu를 보세요. --device cpu를 쓰세요. 참고: jamjae doctor',
  'engine.device':
    '--device {device}: 여기서 쓸 수 있는 백엔드여야 하는데 쓸 수 없습니다({reason}). --device cpu를 쓰세요. jamjae doctor를 참고하세요',
  'warning.collapse':
    '사후 붕괴: 잠재 변수 {latents}개 가운데 활성인 것이 없고 KL이 약 {kl}나트여서 디코더가 코드를 쓰지 않습니다. 학습을 막 시작했다면 에포크를 늘리고(jamjae resume), 아니면 model.klWeight나 학습률을 낮추세요.',
  'warning.lowKl':
    '사후 붕괴: 잠재 변수 {latents}개 중 {active}개가 활성이지만 KL이 약 {kl}나트뿐이어서 코드가 디코더에 알려 주는 것이 거의 없습니다. 학습을 막 시작했다면 에포크를 늘리고(jamjae resume), 아니면 model.klWeight나 학습률을 낮추세요.',
  'warning.unusedCode':
    '사후 붕괴: 잠재 변수의 KL이 약 {kl}나트이고 잠재 변수 {latents}개 중 {active}개가 활성이어서 코드가 디코더에 알려 주는 것이 거의 없습니다. 학습을 막 시작했다면 에포크를 늘리고(jamjae resume), 아니면 학습률을 낮추세요.',
  'warning.components':
    '사전 분포의 성분 {components}개 중 {used}개에만 코드가 있습니다. 나머지에서는 예제가 없는 곳의 표본이 나옵니다. 성분 수(model.prior.components)나 잠재 변수 수를 줄이면 더 많이 쓰입니다.',
  'warning.codeCollapse':
    '코드가 붕괴했습니다. 퍼플렉시티가 {perplexity}여서 거의 모든 자리의 코드가 같고, 디코더가 코드에서 배우는 것이 없습니다. 학습을 막 시작했다면 에포크를 늘리고(jamjae resume), 아니면 학습률을 낮추거나 model.quantizer.restart를 높이세요.',
  'warning.deadCodes':
    '죽은 코드: 코드 {codes}개 중 {dead}개가 한 번도 선택되지 않습니다(퍼플렉시티 {perplexity}). 더 작은 코드북으로도 충분합니다. 에포크를 늘리거나 model.quantizer.restart를 높이거나 차원(model.latent)을 줄이면 더 많이 쓰입니다.',
  'warning.inactive':
    '잠재 변수 {latents}개 중 {inactive}개는 디코더에 아무것도 알려 주지 않습니다. 해롭지는 않지만 {active}개로도 충분합니다. model.klWeight를 낮추면 더 많이 쓰입니다.',
  'warning.inactiveLatents':
    '잠재 변수 {latents}개 중 {inactive}개는 디코더에 아무것도 알려 주지 않습니다. 해롭지는 않지만 {active}개로도 충분합니다.',
  'warning.overfittingElbo':
    '과적합: 학습하지 않은 예제의 ELBO가 학습 예제보다 {percent} % 나쁩니다. 에포크를 줄이거나(--patience, --weights best) 예제를 늘리거나 모델을 작게 하세요.',
  'warning.overfitting':
    '과적합: 학습하지 않은 예제의 재구성이 학습 예제보다 {percent} % 나쁩니다. 에포크를 줄이거나(--patience, --weights best) 예제를 늘리거나 모델을 작게 하세요.',
  'warning.black':
    '이미지가 거의 검은색입니다: 255 중 {brightest}보다 밝은 픽셀이 없습니다. 값이 0과 1이라면 255를 곱하세요.',
  'unit.nats': '예제당 나트(nat)',
  'unit.meanSquaredError': '값당 평균 제곱 오차',
  'unit.adversarial': '적대적 손실(다른 실행과 비교할 수 없음)',
  'unit.crossEntropy':
    '데이터에 0과 1 사이의 값이 있으므로 베르누이 재구성 값은 가능도가 아니라 교차 엔트로피입니다',
  'examples.images': '이미지',
  'examples.rows': '행',
}
