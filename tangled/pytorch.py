# pytorch.py: tangled from chapters/workshop/13-pytorch.nw; edit it there
"""pytorch.py FILE gradient|steps: what exchange wrote, by PyTorch"""
import array
import datetime
import json
import struct
import sys

try:
    import torch
except ImportError:
    sys.stderr.write("pytorch.py: PyTorch is not installed\n")
    sys.exit(77)


# pytorch.py: read a file
def tensors(path):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    notes = header.pop("__metadata__", {})
    kind = {"F32": "f", "F64": "d"}
    found = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        part = data[8 + length + begin:8 + length + end]
        values = array.array(kind[entry["dtype"]], part)
        dtype = torch.float64 if entry["dtype"] == "F64" \
            else torch.float32
        found[name] = torch.tensor(values.tolist(), dtype=dtype) \
            .reshape(entry["shape"])
    return found, notes


# pytorch.py: print
def head(name, columns):
    print("# exchange " + name)
    print("# Python %s, PyTorch %s, %s" % (sys.version.split()[0],
                                          torch.__version__,
                                          datetime.date.today()))
    print("# " + columns)


def claim(key, truth):
    print("#! %s: %s" % (key, str(bool(truth)).lower()))


# pytorch.py: the same network
def network(found):
    layers = []
    for k in range(0, 6, 2):
        rows, columns = found["%d.weight" % k].shape
        layers += [torch.nn.Linear(columns, rows), torch.nn.Tanh()]
    net = torch.nn.Sequential(*layers[:-1]).double()
    net.load_state_dict({name: found[name]
                         for name in net.state_dict()})
    return net


# pytorch.py: compare derivatives
def loss_of(net, found):
    target = found["y"].argmax(dim=1)
    return torch.nn.functional.cross_entropy(net(found["x"]), target)


def gradient(found, notes):
    net = network(found)
    loss = loss_of(net, found)
    loss.backward()
    worst = abs(loss.item() - found["loss"][0].item())
    head("gradient", "tensor rows columns difference")
    for name, weight in net.named_parameters():
        ours = found["g." + name]
        off = ((weight.grad - ours).abs().max() / ours.abs().max())
        worst = max(worst, off.item())
        shape = list(ours.shape) + [1]
        print(name, shape[0], shape[1], "%.2g" % off.item())
    claim("agree", worst <= 1e-12)


# pytorch.py: a hundred steps
def steps(found, notes):
    net = network(found)
    rule = torch.optim.SGD(net.parameters(), lr=float(notes["eta"]))
    worst = 0
    head("steps", "step ours pytorch")
    for k, ours in enumerate(found["loss"].tolist()):
        rule.zero_grad()
        loss = loss_of(net, found)
        loss.backward()
        rule.step()
        worst = max(worst, abs(loss.item() - ours))
        print(k, ours, loss.item())
    for name, weight in net.named_parameters():
        off = (weight - found["end." + name]).abs().max().item()
        worst = max(worst, off)
    claim("agree", worst <= 1e-10)


found, notes = tensors(sys.argv[1])
{"gradient": gradient, "steps": steps}[sys.argv[2]](found, notes)
