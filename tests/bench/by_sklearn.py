"""scikit-learn's MLPClassifier: one round for each line, which says how many samples.
Arguments: layers (64-32-10), activation, batch, file of inputs, file of labels, N, D, scale."""
import os, sys, time
import numpy as np
from sklearn.neural_network import MLPClassifier

layers, B, N, D, scale = ([int(n) for n in sys.argv[1].split('-')], int(sys.argv[3]),
                          int(sys.argv[6]), int(sys.argv[7]), float(sys.argv[8]))
x = np.fromfile(sys.argv[4], np.uint8).reshape(N, D).astype(np.float32) * np.float32(scale)
y = np.fromfile(sys.argv[5], np.uint8).astype(np.int64)
net = MLPClassifier(hidden_layer_sizes=layers[1:-1], solver='sgd', batch_size=B, momentum=0,
                    activation={'sigmoid': 'logistic'}.get(sys.argv[2], sys.argv[2]),
                    nesterovs_momentum=False, learning_rate_init=0.05, alpha=0, random_state=1)
classes, i = np.arange(layers[-1]), 0

for line in sys.stdin:
    # partial_fit is one epoch of what it gets, and it shuffles; a slice costs no copy, and full
    # batches only, like all contestants; if the round is longer than the data: several epochs
    n = max(B, min(int(line), N) // B * B)
    epochs = max(1, round(int(line) / n))
    start = time.process_time()
    for _ in range(epochs):
        if i + n > N:
            i = 0
        net.partial_fit(x[i:i + n], y[i:i + n], classes)
        i += n
    print(1e6 * (time.process_time() - start) / (epochs * n), flush=True)
    if 'BENCH_LOSS' in os.environ:
        print('sklearn: loss %.4f, right %.3f, %s' % (net.loss_, net.score(x[:1000], y[:1000]),
              net.coefs_[0].dtype), file=sys.stderr)
