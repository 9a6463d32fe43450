"""PyTorch, as its users write it: one thread, one round for each line, which says how many samples.
Arguments: layers (64-32-10), activation, batch, file of inputs, file of labels, N, D, scale."""
import os, sys, time
import torch
from torch import nn

layers, hidden, B, N, D, scale = ([int(n) for n in sys.argv[1].split('-')], sys.argv[2], int(sys.argv[3]),
                                  int(sys.argv[6]), int(sys.argv[7]), float(sys.argv[8]))
unit = {'tanh': nn.Tanh, 'sigmoid': nn.Sigmoid, 'relu': nn.ReLU}[hidden]
torch.set_num_threads(1)
torch.manual_seed(1)


def read(path):
    with open(path, 'rb') as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)


x = read(sys.argv[4]).view(N, D).float() * scale        # once, so that no round pays for it
y = read(sys.argv[5]).long()
parts = []
for n, m in zip(layers, layers[1:]):
    parts += [nn.Linear(n, m), unit()]
    if hidden == 'relu':        # with the default, 20 layers do not learn
        nn.init.kaiming_normal_(parts[-2].weight, nonlinearity='relu')
model = nn.Sequential(*parts[:-1])
loss_of = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
perm, i = torch.randperm(N), 0

for line in sys.stdin:
    steps = max(1, int(line) // B)
    start = time.process_time()
    for _ in range(steps):
        if i + B > N:           # full batches only, like all contestants
            perm, i = torch.randperm(N), 0
        batch = perm[i:i + B]
        i += B
        optimizer.zero_grad(set_to_none=True)   # faster than zeros
        loss = loss_of(model(x[batch]), y[batch])
        loss.backward()
        optimizer.step()
    print(1e6 * (time.process_time() - start) / (steps * B), flush=True)
    if 'BENCH_LOSS' in os.environ:
        with torch.no_grad():
            out = model(x[:1000])
            print('torch: loss %.4f, right %.3f' % (loss_of(out, y[:1000]).item(),
                  (out.argmax(1) == y[:1000]).float().mean().item()), file=sys.stderr)
