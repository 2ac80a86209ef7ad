// Korean descriptions of a configuration's settings, by path; `layers.<type>.<setting>` takes precedence over `layers.<setting>`.

export const koreanDescriptions: Readonly<Record<string, string>> = {
  name: '설정의 이름. 실행 폴더의 이름에 쓰입니다',
  note: '설정에 대한 메모',
  'data.source': '데이터 세트의 이름, 폴더 또는 파일',
  'data.size':
    '그림 폴더에서 읽을 이미지나 수의 행으로 저장된 이미지의 크기: [높이, 너비]. 기본값은 그림의 크기',
  'data.size.0': '높이',
  'data.size.1': '너비',
  'data.fit':
    '가로세로 비율이 다른 그림을 맞추는 방법: 자르기(cover), 여백 두기(contain), 늘이기(fill)',
  'data.background':
    '투명한 픽셀의 배경색, 그리고 여백의 색: black, white, #RRGGBB. 기본값은 black',
  'data.channels': '회색조는 1, 컬러는 3. 기본값은 폴더의 그림이 모두 회색조이면 회색조',
  'data.validation': '나뉘어 있지 않은 데이터에서 검증에 쓸 예제의 비율',
  'data.scale':
    '값의 스케일링: 0에서 1 사이로(minmax), 평균 0, 표준편차 1로(standard), 또는 열마다 중앙값 0, 사분위 범위 1로(robust)',
  'data.label': '레이블이 든 표의 열 또는 .npz 파일의 배열. none이면 레이블 없음',
  'data.array': '이미지가 든 .npz 파일의 배열',
  'data.axes':
    '배열의 축을 한 글자씩: N(개수), C(채널), H(높이), W(너비), T(시간), D(깊이), L(길이). 예: NHWC. 기본값은 모양으로 판단',
  'data.header': 'CSV 파일의 첫 행이 헤더인지 여부. 기본값은 자동 판별',
  'data.categorical': '수가 범주를 나타내는 표의 열',
  'data.missing': '빈 셀과 NA 외에 결측값을 나타내는 표의 값',
  'data.keepNa': 'NA, None 등이 결측값이 아니라 값인 표의 열',
  'data.leaveOut': '쓰지 않는 표의 열',
  'data.keep': '행 번호처럼 보여도 쓰는 표의 열',
  'data.table': 'CSV와 Parquet을 tabular-vae처럼 여러 종류의 열로 된 표로 읽을지 여부',
  'data.skipBroken': '읽을 수 없는 그림을 건너뜁니다',
  'model.input': '예제 하나의 모양: [높이, 너비], [채널, 높이, 너비] 또는 다른 모양',
  'model.encoder': '예제에서 잠재 변수까지의 층',
  'model.decoder': '잠재 변수에서 출력층까지의 층',
  'model.output': '가능도의 매개변수를 출력하는 마지막 층',
  'model.latent': '잠재 변수의 수',
  'model.likelihood': '재구성 가능도 p(x | z)',
  'model.initialization': '가중치와 편향의 초기화 방법',
  'model.prior':
    '잠재 변수의 사전 분포 p(z). N(0, I)가 아니면 KL을 각 스텝의 표본으로 추정합니다. 기본값은 {"type": "standardNormal"}, 곧 N(0, I)',
  'model.prior.components': '혼합 성분의 수',
  'model.posterior':
    '사후 분포 q(z | x). 플로이면 KL을 각 스텝의 표본으로 추정합니다. 기본값은 {"type": "diagonalGaussian"}',
  'model.posterior.flows': '차례로 적용하는 플로의 수',
  'model.posterior.units':
    '플로마다 쓰는 신경망의 은닉 유닛 수이자, 인코더가 그 플로에 주는 수의 개수',
  'model.objective': '최소화할 목적 함수. 기본값은 표본 하나로 구한 재구성 + klWeight · KL',
  'model.objective.samples': '예제와 스텝마다 사후 분포에서 뽑는 표본의 수',
  'model.objective.gradient':
    '인코더의 기울기: 하한 그대로의 기울기, 또는 분산이 작은 이중 재매개변수화 기울기',
  'model.objective.mutualInformation': '예제와 잠재변수의 상호 정보량의 가중치 α',
  'model.objective.totalCorrelation': '잠재변수 사이의 전체 상관의 가중치 β',
  'model.objective.dimensionWise': '잠재변수 하나하나와 사전 분포 사이의 KL의 가중치 γ',
  'model.objective.examples': '학습 예제의 수. 기본값은 데이터의 예제 수',
  'model.objective.covariance': '사후 분포 평균의 공분산(DIP-VAE I) 또는 표본의 공분산(DIP-VAE II)',
  'model.objective.offDiagonal': '두 잠재변수의 공분산 제곱의 가중치',
  'model.objective.diagonal': '분산과 1의 차이를 제곱한 값의 가중치',
  'model.objective.weight': '불일치의 가중치 λ',
  'model.objective.kernel': '불일치를 재는 커널',
  'model.condition':
    '인코더와 디코더에 입력과 함께 주는 조건: 클래스 레이블(원-핫)이면 {"type": "labels"}이고 "classes"의 기본값은 데이터의 클래스 수, 표의 열이면 {"type": "columns", "columns": ["age"]}. 기본값은 조건 없음',
  'model.semiSupervisedVae.condition':
    '인코더와 디코더에 입력과 함께 원-핫으로 주는 조건: {"type": "labels"}. "classes"의 기본값은 데이터의 클래스 수',
  'model.condition.type': '예제의 클래스 레이블',
  'model.condition.columns.type': '표의 열. 이 열은 조건으로 주고 나머지 열만 재구성합니다',
  'model.condition.columns': '열의 이름, 예: ["age", "city"]',
  'model.condition.places':
    '행의 값 가운데 이 열의 위치(시작과 끝). jamjae train이 데이터에서 가져옵니다',
  'model.condition.classes': '클래스의 수. 기본값은 학습·검증 데이터의 클래스 수',
  'model.condition.embedding': '원-핫 대신 클래스마다 학습하는 벡터의 크기',
  'model.classifier': '출력층(클래스마다 출력 하나) 앞에 있는 분류기 q(y | x)의 층',
  'model.upper':
    '위 수준: {"encoder": […], "latent": 4, "decoder": […]}. 위 수준의 잠재 변수 z₂의 사전 분포는 N(0, I)이고, z₂가 아래 수준의 잠재 변수 z₁("latent"개)의 사전 분포를 정합니다. 디코더에는 z₁만 들어갑니다',
  'model.upper.encoder': '인코더의 출력에서 위 수준의 잠재 변수까지의 층',
  'model.upper.latent': '위 수준의 잠재 변수 z₂의 수',
  'model.upper.decoder': '위 수준의 잠재 변수에서 아래 수준의 사전 분포 p(z₁ | z₂)까지의 층',
  'model.labelled':
    '레이블을 쓰는 학습 예제의 수. 클래스마다 같은 수를 시드로 고르고, 나머지 예제의 레이블은 학습에서 숨깁니다. 데이터에 레이블이 없는 예제가 있으면 기본값은 있는 레이블의 수',
  'model.labelledShare':
    '배치에서 레이블이 있는 예제의 비율. 이 예제들은 되풀이해서 나오고, 손실의 기댓값이 이 비율에 따라 달라지지 않도록 그만큼 작게 계산됩니다',
  'model.classifierWeight':
    '레이블이 있는 예제에서 평균한 분류기의 교차 엔트로피의 가중치. 모든 예제에서 평균한 하한과 비교한 값입니다: α = classifierWeight · 예제 수. 논문에서는 0.1',
  'model.examples': '학습 예제의 수. 기본값은 데이터의 예제 수',
  'model.gan.encoder': 'GAN에는 인코더가 없습니다. 항상 빈 목록입니다',
  'model.gan.likelihood':
    '생성한 값의 범위: {"type": "meanSquaredError", "mean": "sigmoid"}이면 0에서 1, "identity"이면 제한 없음. GAN에는 가능도가 없으므로 나머지는 쓰지 않습니다',
  'model.discriminator': '예제에서 출력이 하나인 선형층까지, 판별자의 층',
  'model.loss':
    '판별자와 생성자가 최소화하는 손실: nonSaturating(판별자의 교차 엔트로피이고 생성자는 레이블을 뒤집음), hinge, 또는 기울기 벌점이나 스펙트럼 정규화가 필요한 wasserstein',
  'model.gradientPenalty': '입력에 대한 판별자 기울기의 벌점',
  'model.gradientPenalty.weight': '판별자의 손실에서 벌점의 가중치',
  'model.gradientPenalty.where':
    'interpolation은 WGAN-GP처럼 실제 예제와 생성한 예제 사이에서 (|기울기| − 1)², real은 R1처럼 실제 예제에서 |기울기|² / 2',
  'model.spectralNormalization':
    '스펙트럼 정규화: 판별자의 선형층과 합성곱층의 가중치를 가장 큰 특잇값으로 나눕니다',
  'training.adversary': '판별자의 학습. 스텝마다 판별자를 먼저 갱신합니다',
  'training.adversary.optimizer':
    '판별자의 옵티마이저와 그 설정(예: 다른 학습률). 기본값은 생성자의 옵티마이저',
  'model.noise': '입력에 더하는 가우스 노이즈의 표준편차. 더한 뒤 [0, 1]로 자릅니다',
  'model.codePenalty': '손실에 더하는 코드의 벌점. 배치에서 평균합니다',
  'model.codePenalty.l1': '코드의 절댓값 합의 가중치',
  'model.codePenalty.l2': '코드의 제곱 합의 가중치',
  'model.sparse':
    'k-희소 코드: 예제마다 값이 가장 큰(절댓값이 아님) 잠재 변수 k개만 남기고 나머지는 0으로 둡니다',
  'model.sparse.active': '코드에 남기는 잠재 변수의 수 k',
  'model.contraction':
    '수축 오토인코더: 입력에 대한 코드의 야코비 행렬의 프로베니우스 노름 제곱의 가중치. 예제마다 무작위 방향 하나로 편향 없이 추정합니다',
  'model.target': '재구성의 목표: 노이즈가 섞인 입력 그대로, 또는 깨끗한 이미지',
  'model.klWeight': 'KL 항의 가중치 β. 1이면 ELBO',
  'model.klSchedule':
    'KL 항의 스케줄. 검증 손실은 스케줄이 끝났을 때의 값으로 계산하고, 조기 종료는 그때까지 기다립니다',
  'model.klSchedule.epochs': 'KL 가중치가 마지막 값이 되기까지의 에포크 수. 1보다 작아도 됩니다',
  'model.klSchedule.from': '첫 스텝의 KL 가중치. 마지막 값에 대한 비율입니다',
  'model.klSchedule.cycles': '전체 에포크에 걸친 주기의 수',
  'model.klSchedule.share':
    '주기에서 KL 가중치가 0부터 오르는 부분의 비율. 나머지에서는 마지막 값입니다',
  'model.klSchedule.to': 'KL의 마지막 용량 C(나트). 0에서 시작합니다',
  'model.klSchedule.capacity.epochs': '용량이 선형으로 오르는 에포크 수. 1보다 작아도 됩니다',
  'model.freeBits':
    'free bits: 잠재 변수마다 손실로 치지 않는 나트 수. 배치에서 평균한 잠재 변수의 KL은 이 값보다 작게 계산되지 않습니다',
  'model.logVarianceBounds':
    '사후 분포의 로그 분산의 한계. 이 범위로 자릅니다. 한계 없이 저장된 모델은 제한하지 않습니다',
  'model.ladderVae.logVarianceBounds':
    '두 수준의 로그 분산과 사전 분포 p(z₁ | z₂)의 로그 분산의 한계. 이 범위로 자릅니다',
  'model.vqVae.latent':
    '각 자리에서 양자화할 벡터의 차원 수. 코드의 잠재 변수 수는 자리 수와 차원 수의 곱입니다',
  'model.quantizer': '벡터를 코드로 바꾸는 방법',
  'model.quantizer.codes': '코드북 하나의 코드 수',
  'model.quantizer.codebooks': '코드북의 수. 코드는 코드북마다 수 하나씩입니다',
  'model.quantizer.commitment': '인코더의 출력에서 그 코드까지 거리의 제곱에 대한 가중치 β',
  'model.quantizer.lfq.commitment': '인코더의 출력에서 그 부호까지 거리의 제곱에 대한 가중치',
  'model.quantizer.update':
    '코드북이 학습하는 방법: 각 코드에 가장 가까운 벡터들의 이동 평균(ema), 또는 그 벡터들까지 거리의 제곱에 대한 기울기(gradient)',
  'model.quantizer.decay': '이동 평균에서 지난 값의 가중치. "update"가 "ema"일 때',
  'model.quantizer.restart':
    '평균적인 코드에 대한 이 비율보다 드물게 선택되는 코드는 죽은 것으로 보고 배치의 벡터로 바꿉니다. 0이면 바꾸지 않습니다. "update"가 "ema"일 때',
  'model.quantizer.levels': '각 차원의 단계 수. 모두 곱하면 코드의 수입니다',
  'model.quantizer.entropyWeight':
    '각 선택의 엔트로피에서 배치 전체 선택의 엔트로피를 뺀 값(나트)의 가중치: 선택이 뚜렷해지고 모든 코드를 쓰게 됩니다',
  'model.logVarianceBounds.0': '가장 작은 값',
  'model.logVarianceBounds.1': '가장 큰 값',
  'layers.units': '출력 특징의 수',
  'layers.channels': '출력 채널의 수',
  'layers.kernel': '커널의 크기: 높이와 너비',
  'layers.stride': '커널의 스트라이드(픽셀)',
  'layers.padding': '네 변에 두르는 제로 패딩',
  'layers.conv1d.kernel': '커널의 길이',
  'layers.conv1d.stride': '커널의 스트라이드(값의 수)',
  'layers.conv1d.padding': '양 끝에 덧붙이는 0의 수',
  'layers.dilation': '커널이 보는 값 사이의 간격',
  'layers.convTranspose1d.kernel': '커널의 길이',
  'layers.convTranspose1d.stride': '커널의 스트라이드(값의 수)',
  'layers.convTranspose1d.padding': '출력의 양 끝에서 잘라 내는 값의 수',
  'layers.convTranspose1d.outputPadding': '출력의 끝에 더하는 값의 수',
  'layers.convTranspose1d.dilation': '커널이 닿는 값 사이의 간격',
  'layers.size': '창의 크기: 높이와 너비',
  'layers.maxPool.stride': '창의 스트라이드(픽셀). 기본값은 창의 크기',
  'layers.averagePool.stride': '창의 스트라이드(픽셀). 기본값은 창의 크기',
  'layers.factor': '이미지의 높이와 너비를 늘리는 배수',
  'layers.mode': '보간법: 가장 가까운 픽셀(nearest), 또는 이웃 사이의 선형 보간(bilinear)',
  'layers.groups':
    '채널을 나누는 그룹의 수. 그룹마다 따로 합성곱을 합니다. 입력과 출력의 채널 수를 나누는 수여야 하고, 입력 채널 수와 같으면 깊이별(depthwise) 합성곱입니다',
  'layers.groupNorm.groups': '채널을 나누는 그룹의 수',
  'layers.rate': '학습할 때 값이 0이 될 확률',
  'layers.heads': '채널을 나누어 맡는 헤드의 수',
  'layers.alpha': '음수 구간의 척도 α. 값은 −α에 가까워집니다',
  'layers.layers': '출력을 입력에 더하는 층들',
  'layers.shortcut':
    '더하는 것: 입력 그대로(identity), 또는 층들이 모양을 바꿀 때 그 모양으로 투영한 입력(projection)',
  'layers.convTranspose.padding': '출력의 네 변에서 잘라 내는 행과 열의 수',
  'layers.outputPadding': '출력의 아래와 오른쪽에 더하는 행과 열의 수. 서로 다르면 [행, 열]',
  'layers.momentum': '이동 통계에서 가장 최근 배치의 가중치',
  'layers.epsilon': '수치 안정성을 위해 분모에 더하는 값',
  'layers.shape': '층을 지난 예제 하나의 모양',
  'layers.slope': '음수 구간의 기울기',
  'likelihood.deviation':
    '표준편차. perExample이나 perValue이면 디코더가 예측합니다. shared이면 모든 값에 공통인 파라미터 하나, optimal이면 배치마다 평균 제곱 오차의 제곱근이고 평가에서는 그 이동 평균을 씁니다',
  'likelihood.table.deviation': '표준화한 수의 표준편차. perValue이면 디코더가 예측합니다',
  'likelihood.mean': '평균의 활성화 함수. sigmoid는 평균을 [0, 1]에 둡니다',
  'likelihood.scale':
    '척도 b(평균 절대 편차). perExample이나 perValue이면 디코더가 예측합니다. shared이면 모든 값에 공통인 파라미터 하나, optimal이면 배치마다 평균 절대 오차이고 평가에서는 그 이동 평균을 씁니다',
  'likelihood.components': '값 하나에 쓰는 혼합 성분의 수',
  'likelihood.columns': '표의 순서대로 적은 열. jamjae train은 데이터에서 가져옵니다',
  'likelihood.columns.categories': '범주의 수',
  'training.epochs': '에포크 수: 학습 데이터 전체를 도는 횟수',
  'training.batchSize': '배치 크기: 스텝마다 쓰는 예제의 수',
  'training.optimizer': '옵티마이저와 그 설정',
  'training.optimizer.learningRate': '학습률',
  'training.optimizer.momentum': '모멘텀',
  'training.optimizer.nesterov': '네스테로프 모멘텀을 씁니다',
  'training.optimizer.weightDecay': '기울기에 더하는 L2 벌점',
  'training.optimizer.adamw.weightDecay': '기울기와 분리된 가중치 감쇠',
  'training.optimizer.decay': '제곱 기울기 이동 평균의 감쇠율',
  'training.optimizer.adadelta.decay': '두 제곱 이동 평균의 감쇠율',
  'training.optimizer.epsilon': '수치 안정성을 위해 분모에 더하는 값',
  'training.optimizer.centered': '2차 모멘트 대신 기울기의 분산으로 정규화합니다',
  'training.optimizer.beta1': '1차 모멘트의 감쇠율 β₁',
  'training.optimizer.beta2': '2차 모멘트의 감쇠율 β₂',
  'training.schedule': '학습률의 스케줄. 없으면 일정합니다',
  'training.schedule.warmUp':
    '워밍업: 학습률이 선형으로 오르는 에포크 수. 1보다 작아도 됩니다. 그 스텝이 n개이면 t번째 스텝의 학습률은 스케줄이 정한 값의 t / n입니다',
  'training.schedule.every': '학습률을 바꾸는 간격(에포크)',
  'training.schedule.at': '끝난 뒤에 학습률을 바꾸는 에포크. 예: [30, 60]',
  'training.schedule.factor': '바꿀 때마다 학습률에 곱하는 수',
  'training.schedule.exponential.factor': '에포크가 끝날 때마다 학습률에 곱하는 수',
  'training.schedule.to': '마지막 스텝 뒤의 학습률. 학습률에 대한 비율입니다',
  'training.schedule.rise': '전체 스텝에서 학습률이 오르는 부분의 비율',
  'training.schedule.from': '첫 스텝의 학습률. 학습률에 대한 비율입니다',
  'training.schedule.oneCycle.to': '마지막 스텝의 학습률. 첫 스텝의 학습률에 대한 비율입니다',
  'training.schedule.patience':
    '검증 손실이 낮아지지 않아도 학습률을 바꾸지 않는 에포크 수. 한 번 더 낮아지지 않으면 바꿉니다',
  'training.schedule.threshold':
    '낮아졌다고 볼 최소한의 감소. 가장 낮은 검증 손실에 대한 비율입니다',
  'training.clip': '기울기 자르기. 스텝마다 자르기 전 기울기의 노름을 기록합니다',
  'training.clip.norm': '모든 파라미터의 기울기를 합친 노름의 최댓값. 더 크면 이 값으로 줄입니다',
  'training.clip.value': '기울기의 값의 최대 절댓값. 노름을 자른 뒤에 적용합니다',
  'training.average':
    '가중치의 지수 이동 평균. --weights average로 씁니다. 배치 정규화의 통계는 그대로 쓰고, 검증은 학습하는 가중치로 합니다',
  'training.average.decay': '스텝마다 평균에 적용하는 감쇠율',
  'training.average.from': '평균을 시작할 에포크. 그 첫 스텝 뒤의 가중치부터 평균합니다',
  'training.shuffle': '에포크마다 학습 예제를 섞습니다',
  'training.reduction': '배치의 손실을 합(sum)이나 평균(mean)으로 줄이는 방법',
  'training.seed': '실행에 쓰는 모든 난수의 시드',
  'training.accumulate': '기울기 누적: 메모리를 줄이려고 배치를 나누어 차례로 계산하는 조각의 수',
  'training.binarize':
    '픽셀 이진화: 회색 값을 확률로 삼아 픽셀을 흰색으로 만듭니다. static: 한 번만 표집, dynamic: 에포크마다 다시 표집. 검증은 static으로 합니다',
  'training.patience': '조기 종료: 검증 손실이 낮아지지 않아도 기다리는 에포크 수',
  'training.printEvery': '몇 에포크마다 지표를 출력할지',
}
