#!/usr/bin/python3
"""check_torch.py MODEL DATA PREDICTIONS: does PyTorch, with the weights of the model, say of the CSV file DATA
what nn predict said?  Reads the safetensors file by hand: 8 bytes for the length of a header in JSON, then numbers."""
import csv, json, sys
import numpy, torch

ACTIVATIONS = {'relu': torch.nn.ReLU, 'tanh': torch.nn.Tanh, 'sigmoid': torch.nn.Sigmoid, 'elu': torch.nn.ELU}

def read_model(path):
    data = open(path, 'rb').read()
    length = int.from_bytes(data[:8], 'little')
    header = json.loads(data[8:8 + length].decode('utf-8'))
    notes = header.pop('__metadata__')
    tensors = {}
    for name, entry in header.items():
        assert entry['dtype'] == 'F32', name
        begin, end = entry['data_offsets']
        numbers = numpy.frombuffer(data[8 + length + begin:8 + length + end], dtype='<f4')
        tensors[name] = torch.from_numpy(numbers.reshape(entry['shape']).copy())
    return tensors, notes

def network(tensors, notes):
    state = {name: t for name, t in tensors.items() if name[0].isdigit()}
    parts = []
    while '%d.weight' % len(parts) in state:
        rows, columns = state['%d.weight' % len(parts)].shape
        parts += [torch.nn.Linear(columns, rows), ACTIVATIONS[notes['activation']]()]
    net = torch.nn.Sequential(*parts[:-1])
    net.load_state_dict(state)
    return net

def outputs(tensors, notes, path):
    names = next(csv.reader([notes['inputs']]))
    rows = list(csv.DictReader(open(path, newline='')))
    gaps = [any(row[name] in ('', 'NA') for name in names) for row in rows]
    x = torch.tensor([[0.0 if gap else float(row[name]) for name in names] for row, gap in zip(rows, gaps)], dtype=torch.float64)
    x = ((x - tensors['input.shift'].double()) / tensors['input.scale'].double()).float()
    with torch.no_grad():
        y = network(tensors, notes)(x)
    if notes['output'] == 'softmax':
        return torch.softmax(y, dim=1).numpy(), gaps
    return (tensors['output.shift'] + tensors['output.scale'] * y).numpy(), gaps

model, data, predictions = sys.argv[1:]
tensors, notes = read_model(model)
want, gaps = outputs(tensors, notes, data)
said = list(csv.reader(open(predictions, newline='')))
classes = next(csv.reader([notes['classes']])) if 'classes' in notes else []
assert said[0] == ['answer'] + ['p_' + name for name in classes], said[0]
assert len(said) == len(want) + 1, 'there are %d answers to %d rows' % (len(said) - 1, len(want))
worst = 0.0
for row, y, gap in zip(said[1:], want, gaps):
    if gap:
        assert set(row) == {'NA'}, row
    elif classes:
        assert row[0] == classes[int(numpy.argmax([float(p) for p in row[1:]]))], row
        worst = max(worst, max(abs(float(p) - float(q)) for p, q in zip(row[1:], y)))
    else:
        worst = max(worst, abs(float(row[0]) - float(y[0])) / max(1.0, float(tensors['output.scale'][0])))
print('largest difference: %.2g' % worst)
sys.exit(worst > 1e-5)
