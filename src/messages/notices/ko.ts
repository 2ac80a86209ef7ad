// Notices: what was dropped, guessed, clipped or converted. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'data.unused': '{source}: 이런 데이터에는 쓰지 않는 옵션: {options}',
  'data.ownSplit':
    '{source}: 학습과 검증으로 이미 나뉘어 있어 다음 옵션은 쓰지 않습니다: --validation',
  'data.table': '{source}: 여러 종류의 열이 섞인 표로 열었습니다. tabular-vae가 이런 표를 받습니다',
  'images.black':
    '{path}: 1보다 큰 바이트가 없어 이미지로는 거의 검은색입니다. 1이 흰색이라면 불리언으로 저장하거나 --scale minmax로 학습하세요',
  'images.channelsLast':
    '{path}: {actual}의 마지막이 채널이므로 채널 × 높이 × 너비로 바꾸어 읽습니다(다른 순서는 --axes)',
  'labels.missing': '{source}: 예제 {total}개 가운데 {count}개는 레이블이 없어 레이블 없이 둡니다',
  'labels.unknown': '{source}: 모델이 학습하지 않은 클래스가 있습니다: {count}개({names})',
  'labels.firstColumn': '{path}: 레이블의 열 {actual}개 가운데 첫 열만 씁니다',
  'images.alpha':
    '{path}: 채널 {actual}개는 회색조도 컬러도 아닙니다. 모두 학습할 값으로 쓰며, 그림은 그리지 않습니다. 마지막 채널이 투명도이면 --background white로 배경색을 지정하세요',
  'images.composited':
    '{path}: 채널 {actual}개 가운데 마지막은 투명도이고, 이미지의 배경은 {background}입니다',
  'images.channels':
    '{path}: 채널 {actual}개는 회색조도 컬러도 아닙니다. 모두 학습할 값으로 쓰며, 그림은 그리지 않습니다',
  'images.planes':
    '{path}: 각 행을 이미지의 평면 {actual}개가 차례로 이어진 것으로 읽습니다(픽셀마다 채널이 모여 있으면 --axes NHWC)',
  'axes.read':
    '{path}: {actual} 배열을 {read} 예제들로 읽습니다. 축이 다르면 --axes {other}처럼 지정하세요',
  'arrays.unused': '{path}: 쓰지 않는 배열: {names} (--array, --label)',
  'arrays.guessed':
    '{path}: 모양으로 보아 이미지는 {images}, 레이블은 {labels} 배열에서 읽습니다(--array, --label)',
  'idx.otherSets': '{path}: 다른 데이터 세트의 파일도 있지만 쓰지 않습니다: {names}',
  'images.fit':
    '{path}: 크기를 주지 않으면 그림 크기가 그대로이므로 다음 옵션은 쓰지 않습니다: --fit',
  'images.ignored': '{path}: 그림이 아니어서 뺀 파일 {count}개',
  'images.depth':
    '{path}: 표본당 16비트인 그림 {count}개의 값이 {most}까지이므로 {bits}비트로 보고 256단계로 읽습니다',
  'images.transparent':
    '{path}: 투명한 부분이 있는 그림 {count}개의 배경을 {background}(으)로 채웁니다(다른 색은 --background)',
  'images.padded':
    '{path}: 가로세로 비율이 다른 그림 {count}개의 여백을 {background}(으)로 채웁니다(다른 색은 --background)',
  'images.frames': '{path}: 페이지나 프레임이 여럿인 그림 {count}개에서 첫 번째만 읽습니다',
  'images.flat':
    '{path}: 모든 그림에서 픽셀의 값이 (거의) 한 가지입니다. 투명한 그림이면 다른 --background를 고르고, 1이 흰색이면 --scale minmax로 학습하세요',
  'images.skipped': '{path}: 읽을 수 없어 뺐습니다({reason})',
  'images.manyClasses': '{path}: 클래스 {count}개는 256개보다 많으므로 이미지에 레이블이 없습니다',
  'table.unlabelled':
    '{path}: {column} 열의 {total}행 가운데 {count}행은 레이블이 없어 레이블 없이 둡니다',
  'table.label':
    '{path}: 레이블은 {column} 열에 있습니다(다른 열이라면 --label NAME, 없다면 --label none)',
  'table.index':
    '{path}: 행 번호나 행 이름일 뿐이어서 뺀 열: {columns}. 쓰려면 --keep NAMES를 지정하세요',
  'table.emptyColumn': '{path}: 이름도 값도 없어 뺀 열: {columns}',
  'table.nameless':
    '{path}: {column} 열은 이름이 없지만 값으로 씁니다. 행 이름이라면 --leave-out {column}(으)로 빼세요',
  'table.identifier':
    '{path}: {column} 열은 행마다 다른 정수이지만 값으로 씁니다. 행을 식별할 뿐이라면 --leave-out {column}(으)로 빼세요',
  'table.counting':
    '{path}: {column} 열은 행마다 1씩 커지지만 값으로 씁니다. 행 번호일 뿐이라면 --leave-out {column}(으)로 빼세요',
  'table.ownLabels':
    '{path}: {column} 열은 표의 일부로 읽습니다. 레이블이라면 --label {column}(으)로 지정하세요',
  'table.otherColumns': '{path}: 모델이 학습하지 않아 쓰지 않는 열: {columns}',
  'table.unusedMissing': '{path}: --missing으로 지정했지만 어느 셀에도 없는 값: {values}',
  'table.repeatedValue':
    '{path}: {actual} 값이 {count}번 나오는데 {columns} 열의 다른 값과 멀리 떨어져 있습니다. 결측값이라면 --missing {actual}(으)로 지정하세요',
  'table.valueText':
    '{path}: {column} 열의 다른 값이 국가나 지역 코드({others})여서 {actual}도 값으로 읽습니다. 결측값이라면 --missing {actual}(으)로 지정하세요',
  'table.missingText':
    '{path}: {columns} 열에 {count}번 나오는 {actual}을(를) 결측값으로 읽습니다. 값이라면 그 열을 --keep-na NAMES로 지정하세요',
  'table.nested': '{path}: 표의 셀에 담을 수 없는 값이어서 뺀 열: {columns}',
  'table.manyClasses': '{path}: {column} 열의 레이블이 256가지보다 많으므로 레이블이 없습니다',
  'table.split': '{path}: 학습용과 검증용은 {column} 열에 따라 나눕니다',
  'table.oneSide': '{path}: {column} 열에 {actual}뿐이어서 행을 새로 나눕니다(--validation SHARE)',
  'table.beside': '{path}: {picture} 열이 그림이므로 쓰지 않는 열: {columns}',
  'table.mixed':
    '{path}: {line}번째 줄에 {actual} 값이 있어 {column} 열을 범주로 읽습니다. 결측값이라는 뜻이라면 --missing {actual}(으)로 지정하고, 잘못된 값이라면 그 셀을 고치세요',
  'table.unknownColumn': '{path}: 아는 값이 하나도 없어 뺀 열: {column}',
  'table.constant': '{path}: 값이 한 가지뿐이어서 뺀 열: {column}',
  'table.manyCategories': '{path}: 범주가 256개보다 많아 뺀 열: {column}',
  'table.allDifferent': '{path}: 행마다 텍스트가 달라 뺀 열: {column}',
  'table.pictures': '{path}: 그림이어서 뺀 열: {column}',
  'table.decimalCommas': '{path}: 소수점이 쉼표이므로 1,5를 1.5로 읽습니다',
  'table.spaces': '{path}: 셀을 공백으로 구분해 읽습니다',
  'table.countingHeader':
    '{path}: 첫 행이 차례로 이어지는 수({row})라서 헤더로 읽습니다. 예제라면 --header no를 지정하세요',
  'table.countingRow':
    '{path}: 첫 행이 차례로 이어지는 수({row})이지만 예제로 읽습니다. 헤더라면 --header yes를 지정하세요',
  'import.prefix': '{path}: 모듈 이름이 아닌 부분을 뺐습니다: {removed}',
  'import.computed': '{path}: 가중치 정규화나 가지치기에서 계산했습니다: {names}',
  'import.widened': '{path}: {actual} 텐서 {count}개를 float32로 바꾸었습니다',
  'table.percentages': '{path}: {column} 열은 백분율이므로 {actual}을(를) {value}(으)로 읽습니다',
  'table.currency': '{path}: {column} 열은 금액이므로 {actual}을(를) {value}(으)로 읽습니다',
  'table.decimalComma':
    '{path}: {column} 열의 소수점은 쉼표이므로 {actual}을(를) {value}(으)로 읽습니다',
  'table.groups':
    '{path}: {column} 열에는 천 단위 구분 기호가 있으므로 {actual}을(를) {value}(으)로 읽습니다',
  'table.negative':
    '{path}: {column} 열은 음수를 다르게 적으므로 {actual}을(를) {value}(으)로 읽습니다',
  'table.otherEncoding': '{path}: 텍스트가 UTF-8이 아니어서 {encoding}(으)로 읽습니다',
  'table.thousands':
    '{path}: {column} 열에서 {actual}의 쉼표를 천 단위 구분 기호로 보고 {value}(으)로 읽습니다. 소수점이라면 쉼표 대신 점을 쓰세요',
  'table.dates': '{path}: {column} 열은 {actual} 같은 날짜나 시각이므로 {value}(으)로 읽습니다',
  'table.zones':
    '{path}: {column} 열에는 {actual} 같은 날짜가 여러 시간대로 적혀 있습니다. 모두 시간대에 맞게 읽고, 새 값은 가장 많은 시간대({value})로 적습니다',
  'table.ambiguousDates':
    '{path}: {column} 열은 {actual}에서 일과 월 중 무엇이 먼저인지 알 수 없어 날짜가 아니라 범주로 읽습니다. 2021-02-01처럼 연도부터 적으세요',
  'table.leadingZeros':
    '{path}: {line}번째 줄의 {actual}은(는) 우편번호나 전화번호처럼 적혀 있으므로 {column} 열을 수가 아니라 범주로 읽습니다',
  'table.booleans':
    '{path}: {column} 열은 두 값을 여러 가지({actual})로 적었으므로 범주 두 개로 읽습니다',
  'table.wideIntegers':
    '{path}: {column} 열에는 ±{limit}을(를) 넘는 정수가 있어 모델은 앞의 15자리만 받습니다',
  'table.notWhole':
    '{path}: {line}번째 줄 {column} 열은 {actual}인데, 모델은 정수만 있는 열로 학습했습니다. 값은 그대로 씁니다',
  'rows.clipped':
    '{out}: 학습 데이터의 범위를 벗어난 값은 그 최솟값이나 최댓값으로 바꿨습니다: {count}개, 열은 {columns}',
  'rows.givenGaps': '{out}: {columns} 열은 모델의 조건이므로 결측값을 채우지 않고 비워 둡니다',
  'given.outside':
    '--given {column}={actual}은(는) 학습 데이터의 범위를 벗어난 값입니다. 그대로 씁니다',
  'rows.noText':
    '{out}: {columns} 열은 그림이거나 중첩된 값이어서 CSV로 적을 수 없으므로 칸을 비웠습니다',
  'engine.threads':
    '코어 {cores}개에서 스레드 {threads}개는 서로를 기다려 스텝이 몇 배 느려질 수 있습니다. --threads를 빼거나 {cores} 이하로 주세요',
  'engine.oneThread':
    '{path}에서도 학습하는 중이므로 이 실행은 스레드 하나로 학습합니다. 스레드가 여럿인 학습들은 서로를 기다립니다. 다른 수로 하려면 --threads를 쓰세요',
  'engine.keptThreads':
    '{path}에서도 학습하는 중입니다. 스레드가 여럿인 학습들은 서로를 기다립니다. 중단 없이 학습한 것과 비트까지 같도록 이 실행은 스레드 {threads}개를 그대로 씁니다. --threads 1로 하면 더 빠를 수 있습니다',
  'run.unusedFlags':
    '{run}은(는) 에포크 {epochs}개로 학습이 끝나 남은 스텝이 없으므로 {flags}은(는) 아무것도 바꾸지 않습니다. 더 학습하려면 --epochs도 함께 지정하세요',
  'run.learningRate':
    '스텝 {step} 뒤부터 학습률이 {from}에서 {to}(으)로 바뀝니다. 곡선이 거기서 꺾일 수 있고, 이 실행은 더 이상 한 설정으로 비트까지 재현되지 않습니다. 바뀐 것은 run.json에 기록합니다',
  'run.batchSize':
    '스텝 {step} 뒤부터 배치 크기가 {from}에서 {to}(으)로 바뀝니다. 그 앞뒤 스텝의 지표는 서로 다른 수의 예제를 평균한 값이고, 이 실행은 더 이상 한 설정으로 비트까지 재현되지 않습니다. 바뀐 것은 run.json에 기록합니다',
  'run.otherModule':
    '{types}을(를) 등록하는 {module}이(가) 실행을 학습할 때와 다릅니다(SHA-256 {actual}, 그때는 {expected}). 이제부터는 지금의 모듈에 따릅니다',
  'run.otherThreads':
    '이 실행은 스레드 {threads}개로 학습하지 않았습니다. 합을 나누는 방식이 달라 결과가 반올림 오차만큼 다릅니다. 비트까지 같게 하려면 --threads를 빼세요',
  'run.otherData':
    '{source}: {path}을(를) 학습한 데이터와 달라졌습니다(지문 {actual}, 학습할 때는 {expected}). 이어지는 결과는 지금 있는 데이터로 구한 것입니다',
  'encode.resized':
    '그림 {total}개 중 {count}개의 크기를 {expected}픽셀로 조정했습니다(처음 것 {path}: {actual})',
  'encode.grey': '그림 {total}개 중 {count}개를 컬러에서 회색조로 바꾸었습니다',
  'split.kept':
    '{source}: {validation}(으)로 검증하고 {test}은(는) 따로 남겨 둡니다(evaluate --split test)',
  'split.testValidates': '{source}: 검증용 분할이 없어 {test}(으)로 검증합니다',
  'split.noTraining':
    '{source}: {actual}은(는) 분할의 이름이지만 학습용이 없어 모든 그림을 하나의 세트로 읽습니다',
  'split.outside': '{source}: 분할 폴더 밖에 있어 제외한 그림: {count}개(처음은 {first})',
  'table.farCell':
    '{path}: {column} 열에 다른 값들과 아주 먼 값이 {count}개 있습니다. 가장 먼 값은 {line}번째 줄({split})의 {actual}이고, 표준편차의 {distance}배 떨어져 있습니다. 잘못된 값이면 고치세요. --scale robust를 쓰면 다른 값들이 한데 몰리지 않습니다',
  'data.farValue':
    '{data}: 항목의 {place}번 자리에 다른 값들과 아주 먼 값이 {count}개 있습니다. 가장 먼 값은 {split} 항목 {item}번(모두 0부터)의 {actual}이고, 표준편차의 {distance}배 떨어져 있습니다. 잘못된 값이면 고치세요. --scale robust를 쓰면 다른 값들이 한데 몰리지 않습니다',
  'data.farColumns': '{data}: 다른 값들과 아주 먼 값이 있는 열이 {count}개 더 있습니다',
  'model.klWeight':
    '재구성 오차는 값 {values}개의 평균이고 KL은 합입니다. KL 가중치 {weight}은(는) 값마다 표준편차 {deviation}에 해당하므로 사후 붕괴가 일어납니다. model.klWeight={suggested}(1 / {values})로 하거나 가능도 gaussian을 쓰세요(deviation은 optimal도 됩니다)',
  'gan.unbounded':
    '손실 wasserstein에는 판별자 기울기를 묶는 제약이 없어 최솟값이 없고 손실이 끝없이 커집니다. model.gradientPenalty.weight=10이나 model.spectralNormalization=true를 설정하세요',
  'gan.penaltyBatchNorm':
    '기울기 벌점은 예제 하나마다 계산하는데, 배치 정규화를 쓰는 판별자는 배치의 예제를 섞습니다. 판별자에 layerNorm이나 groupNorm을 쓰거나 정규화를 빼세요',
  'gan.collapse':
    '생성자가 붕괴했습니다. 생성한 예제 사이의 평균 제곱 거리가 실제 예제의 {percent} %입니다. 두 옵티마이저의 학습률을 낮추거나, 배치 크기를 늘리거나, 스펙트럼 정규화(model.spectralNormalization=true) 또는 다른 손실을 써 보세요',
  'gan.discriminatorWins':
    '판별자가 이기고 있습니다. 실제 예제와 생성한 예제의 쌍을 {percent} % 구별해서 생성자가 거의 배우지 못합니다(생성자의 손실 {loss}). 판별자의 학습률을 낮추거나(training.adversary.optimizer), 드롭아웃을 넣거나 채널을 줄이거나, 배치 정규화를 층 정규화로 바꾸고 model.gradientPenalty.weight를 설정하세요',
  'gan.idle':
    '생성자의 검증 손실은 그 에포크의 판별자를 상대로 어땠는지만 알려 주므로 다음 설정은 효과가 없습니다: {setting}',
  'gan.noAdversary': '이 모델에는 판별자가 없으므로 training.adversary는 효과가 없습니다',
  'factors.constant': '인자 {factor}은(는) 값이 하나뿐이라 빼고 계산합니다',
  'factors.binned':
    '인자 {factor}에 서로 다른 값이 {values}개 있어 연속값으로 보고, 너비가 같은 구간 {bins}개로 나눕니다',
  'factors.single':
    '인자가 {factor} 하나뿐입니다. 잠재 변수가 다른 인자와 섞을 수 없으므로 FactorVAE 점수와 분리도가 1이어도 의미가 없습니다',
  'factors.counting':
    '인자 {factor}의 값이 행마다 1씩 커지므로 행 번호인 듯합니다. 그렇다면 모든 점수가 달라지니 파일에서 그 열을 지우세요',
  'factors.index': '{path}: 열 {column}은(는) 행 번호이므로 인자가 아닙니다',
  'factors.arrays': '{path}: 인자의 열이 아니어서 쓰지 않는 배열: {names}',
  'model.capacity':
    'KL 용량 {capacity}나트는 효과가 없습니다. free bits {freeBits}을(를) 잠재 변수 {latent}개에 쓰면 {free}나트까지 손실에 들지 않습니다. 용량을 늘리거나, model.freeBits와 model.klSchedule 중 하나를 빼세요',
  'model.codePenalty':
    'model.codePenalty의 두 가중치가 모두 0이어서 벌점이 없습니다. l1이나 l2를 정하거나 빼세요',
  'training.warmUp':
    '학습률의 워밍업은 에포크 {warmUp}개인데 학습은 {epochs}개여서 설정한 학습률에 이르지 못합니다. training.schedule.warmUp을 줄이거나 더 오래 학습하세요(--epochs)',
  'training.schedule':
    '스케줄 {type}은(는) 빨라야 에포크 {first} 뒤에 학습률을 바꾸므로 에포크 {epochs}개짜리 학습에서는 학습률이 일정합니다. training.schedule을 바꾸거나 더 오래 학습하세요(--epochs)',
  'training.milestones':
    '에포크 {at} 뒤에 학습률을 바꾸도록 했지만 학습은 에포크 {epochs}개입니다. 더 이른 에포크를 고르거나(training.schedule.at) 더 오래 학습하세요(--epochs)',
  'training.klSchedule':
    'KL 스케줄은 에포크 {end}개가 걸리는데 학습은 {epochs}개여서 끝까지 가지 못합니다. 스케줄을 줄이거나(model.klSchedule.epochs) 더 오래 학습하세요(--epochs)',
  'training.average':
    '가중치 평균은 에포크 {from}에 시작하는데 학습은 에포크 {epochs}개여서, 평균한 가중치가 마지막 가중치와 같습니다. 더 일찍 시작하거나(training.average.from) 더 오래 학습하세요(--epochs)',
  'training.clip':
    'training.clip에 norm도 value도 없어 기울기를 자르지 않고 노름만 기록합니다. 자르려면 둘 중 하나를 정하세요(--set training.clip.norm=1)',
  'training.batchStatistics':
    '이 목적 함수는 배치의 통계를 추정하는데, 한 번에 예제 하나만 계산하면 아무것도 알 수 없습니다. --batch-size를 늘리거나 나누는 수(training.accumulate)를 줄이세요',
  'training.learningRate': '학습률이 {learningRate}이면 가중치가 초깃값 그대로입니다',
  'training.parts':
    '예제 {batch}개의 배치를 같은 크기의 조각 {accumulate}개로 나눌 수 없어 최대 {partSize}개씩 {parts}개의 조각으로 계산합니다',
  'training.memory':
    '예제 {examples}개를 한꺼번에 계산하는 스텝은 메모리를 약 {needed} GB 쓰는데, 쓸 수 있는 메모리는 {available} GB입니다. 배치를 나누어 계산하거나(--set training.accumulate={parts}) 배치 크기를 줄이세요',
  'training.modelMemory':
    '학습 스텝은 메모리를 약 {needed} GB 쓰고 그 대부분은 모델과 옵티마이저의 몫인데, 쓸 수 있는 메모리는 {available} GB입니다. 모델을 줄이세요',
  'condition.untrained':
    '검증 데이터에만 있는 클래스는 모델이 학습하지 못합니다: {count}개({names})',
  'training.noAccuracy': '검증 예제 {count}개에 레이블이 하나도 없어 정확도를 재지 않습니다',
  'training.batchSize':
    '배치 크기 {batchSize}이(가) 학습 예제 {count}개보다 커서 에포크마다 모든 예제로 한 스텝만 학습합니다',
}
