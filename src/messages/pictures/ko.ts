// Words in pictures and reports. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'picture.noEpochs':
    '{path}: 에포크를 하나 이상 마친 실행이어야 하는데 아직 없습니다. 이어서 학습하세요: jamjae resume RUN',
  'picture.fewLatents':
    'manifold: 잠재 변수가 2개 이상인 모델이어야 하는데 {actual}개입니다. jamjae traverse RUN 같은 다른 그림을 쓰세요',
  'picture.table':
    '{path}: 이미지로 학습한 결과여야 하는데 표로 학습한 결과라서 그런 그림이 없습니다. --out FILE.csv로 행을 쓰거나(jamjae sample: 새로운 행, jamjae reconstruct: 빠진 값을 채운 표) 잠재 공간을 그리세요(jamjae latent)',
  'picture.notImages':
    '그림: 예제가 이미지(높이 × 너비, 흑백 또는 세 가지 색)여야 하는데 {actual}개의 값입니다. 대신 곡선이나 잠재 공간을 그리세요(jamjae curves, jamjae latent)',
  'picture.latentNumber':
    '--latents: 1 이상 {expected} 이하의 잠재 변수여야 하는데 {actual}입니다. 이 범위의 번호를 고르세요',
  'picture.upperLatent':
    '--latents: 디코더에 들어가는 1 이상 {expected} 이하의 잠재 변수여야 하는데 위 수준의 {actual}입니다. 이 범위의 번호를 고르세요. 위 수준은 jamjae traverse RUN으로 그립니다',
  'picture.imageNumber':
    '{flag}: 0 이상 {expected} 이하의 검증 이미지여야 하는데 {actual}입니다. 이 범위의 번호를 고르세요',
  'picture.nearest': '표본과 가장 가까운 학습 예제 · {name}',
  'picture.nearest.what':
    '기준은 {features}입니다. 표본 {count}개를 고른 간격으로 보여 줍니다. 맨 위는 학습 예제에 가장 가까운 표본, 맨 아래는 가장 먼 표본입니다. 왼쪽은 그 거리를 학습하지 않은 예제의 거리 중앙값으로 나눈 값이며, 0에 가까우면 복사본입니다.',
  'picture.nearest.pca': '주성분 {size}개',
  'picture.nearest.values': '값 {size}개',
  'picture.nearest.classifier': '분류기의 특징 {size}개',
  'picture.nearest.onnx': 'ONNX 모델의 특징 {size}개',
  'picture.nearest.sample': '표본',
  'picture.nearest.examples': '가장 가까운 학습 예제들',
  'picture.nearest.distance': '가장 가까운 예제까지의 거리',
  'picture.sampleNumber':
    '{flag}: 표본의 번호는 0부터 {expected}까지여야 하는데 {actual}입니다. 더 작은 번호를 고르세요',
  'picture.reconstructions': '재구성 · {name}',
  'picture.original': '원본',
  'picture.given': '노이즈를 더한 입력',
  'picture.reconstructed': '재구성',
  'picture.splitImage': '{split} 이미지의 번호',
  'picture.curves': '학습 곡선 · {name}',
  'picture.curves.several': '학습 곡선 비교',
  'picture.curves.band':
    '실선: 학습. 에포크 동안의 평균을 에포크 가운데에 그렸고, 띠는 배치 간 표준편차(±1)입니다. 점선: 검증. 에포크가 끝날 때의 값입니다.',
  'picture.curves.bars':
    '실선: 학습. 에포크 동안의 평균을 에포크 가운데에 그렸고, 막대는 배치 간 표준편차(±1)입니다. 점선: 검증. 에포크가 끝날 때의 값입니다.',
  'picture.curves.lines':
    '실선: 학습. 에포크 동안의 평균을 에포크 가운데에 그렸습니다. 점선: 검증. 에포크가 끝날 때의 값입니다.',
  'picture.curves.latents':
    '잠재 변수마다 선이 하나이며, {least}에 머무는 잠재 변수는 디코더에 아무것도 알려 주지 않습니다.',
  'picture.curves.unmeasured':
    '표로 학습한 실행과 이전 버전의 실행에는 제곱 오차가 없습니다: {names}.',
  'picture.reconstructionNats': '재구성 (예제당 나트)',
  'picture.reconstructionError': '값당 평균 제곱 오차',
  'picture.generatorLoss': '생성자의 손실',
  'picture.squaredError': '재구성의 제곱 오차 (값당 평균)',
  'picture.latentKl': '잠재 변수별 검증 KL (나트)',
  'picture.klNats': 'KL (예제당 나트)',
  'picture.learningRate': '학습률',
  'picture.klWeight': 'KL 가중치',
  'picture.klCapacity': 'KL 용량 (나트)',
  'picture.gradientNorm': '기울기의 노름',
  'picture.log': '로그 눈금',
  'picture.latent': '잠재 공간 · {name}',
  'picture.posteriorMeans': '{split} {examples} {count}개의 사후 분포 평균 ({data})',
  'picture.codes': '{split} {examples} {count}개의 코드 ({data})',
  'picture.label': '레이블',
  'picture.unlabelled': '레이블 없음',
  'picture.kl': '잠재 변수 {latent} (KL {value})',
  'picture.variance': '잠재 변수 {latent} (분산 {value})',
  'picture.change': '잠재 변수 {latent} (변화 {value})',
  'picture.component': '주성분 {component} (분산의 {share} %)',
  'picture.manifold': '매니폴드 · {name}',
  'picture.manifold.prior': '사전 분포의 0.05~0.95 분위수를 디코더에 넣은 결과',
  'picture.manifold.priorOf':
    '사전 분포의 0.05~0.95 분위수를 디코더에 넣은 결과(나머지 잠재 변수는 0)',
  'picture.manifold.fitted': '코드에 맞춘 정규 분포의 0.05~0.95 분위수를 디코더에 넣은 결과',
  'picture.manifold.fittedOf':
    '코드에 맞춘 정규 분포의 0.05~0.95 분위수를 디코더에 넣은 결과(나머지 잠재 변수는 평균)',
  'picture.samples': '표본 · {name}',
  'picture.samples.prior': '사전 분포에서 무작위로 뽑은 점을 디코더에 넣은 결과 (시드 {seed})',
  'picture.samples.fitted':
    '이 모델에는 사전 분포가 없어, 코드에 맞춘 정규 분포에서 무작위로 뽑은 점을 디코더에 넣은 결과 (시드 {seed})',
  'picture.samples.labels': '{explanation}. 행마다 다른 레이블, 모든 행에서 같은 점',
  'picture.ofLabel': '{explanation}. 레이블: {label}',
  'picture.interpolation': '보간 · {name}',
  'picture.interpolation.explanation':
    '검증 이미지 {from}에서 {to}까지 두 코드를 잇는 직선을 따라 디코더에 넣은 결과. 양 끝은 이미지 자체',
  'picture.interpolation.samples':
    '사전 분포의 표본 {from}번과 {to}번(시드 {seed}) 사이의 호를 따라 디코딩한 잠재 변수',
  'picture.image': '이미지 {index}',
  'picture.traversals': '잠재 변수 훑기 · {name}',
  'picture.traversals.prior':
    '잠재 변수 하나만 바꾸고 나머지는 0으로 둔 디코더의 결과. KL(나트)이 큰 순서로 {all}개 중 {shown}개',
  'picture.traversals.generated':
    '이미지를 가장 많이 바꾸는 순서로 잠재 변수 {all}개 중 {shown}개를 −3에서 3까지 움직입니다. 나머지는 0입니다',
  'picture.traversals.fitted':
    '잠재 변수 하나만 바꾸고 나머지는 코드의 평균으로 둔 디코더의 결과. 코드의 분산이 큰 순서로 {all}개 중 {shown}개',
  'picture.traversals.levels':
    '잠재 변수 하나만 바꾼 디코더의 결과. 위 수준 z₂: 사전 분포의 범위에서 바꾸고, z₂의 나머지는 0, z₁은 p(z₁ | z₂)의 평균({allUpper}개 중 {upper}개). 아래 수준 z₁: 나머지는 모두 코드의 평균({allLower}개 중 {lower}개). 수준마다 코드의 분산이 큰 순서',
  'picture.upper': '위 수준 · {label}',
  'picture.lower': '아래 수준 · {label}',
  'picture.value': '잠재 변수의 값',
  'picture.levelValues':
    '위 수준: 잠재 변수의 값. 아래 수준: 코드의 평균에서 떨어진 정도(표준편차의 배수)',
  'picture.deviations': '코드의 평균에서 떨어진 정도(표준편차의 배수)',
  'report.title': '보고서',
  'report.metrics': '지표',
  'report.pictures': '그림',
  'report.configuration': '설정',
  'report.noEpochs': '아직 끝난 에포크가 없습니다.',
  'report.first': '처음',
  'report.best': '검증 손실 최저',
  'report.last': '마지막',
  'report.epochs': '에포크별 지표',
  'report.summary': '{status} · 에포크 {epochs}개, 스텝 {steps}개 · {created}',
  'report.model': '모델',
  'report.latents': '잠재 변수',
  'report.likelihood': '가능도',
  'report.loss': '손실',
  'report.data': '데이터',
  'report.examples': '학습 예제와 검증 예제',
  'report.optimizer': '옵티마이저',
  'report.learningRate': '학습률',
  'report.batchSize': '배치 크기',
  'report.seed': '시드',
  'report.engine': '장치와 스레드',
  'report.waited': '데이터를 기다린 시간',
  'report.waitedOf': '전체의 {percent} %',
  'report.versions': '버전',
  'report.everything': '전체 설정',
  'report.leftOut': '페이지를 작게 유지하려고 다음 그림은 싣지 않았습니다: {commands}',
}
