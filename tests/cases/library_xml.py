# Programs that use `xml.etree.ElementTree`.

#: xml_is_read_searched_and_changed
import xml.etree.ElementTree as ET

DOC = """<?xml version="1.0"?><!DOCTYPE data [<!ENTITY hi "Hello &lt;b/>">]>
<data xmlns:x="http://x" a="1">head<!-- note --><country name="A &amp; B" x:y="2"><rank>1</rank><?pi do?><x:n/>t1</country>tail
<country name="B"><rank>4</rank><near name="C" to="W"/></country><e>&hi; &#65;</e><f a='q"'>  </f></data>"""
root = ET.fromstring(ext(DOC))
space = {"x": "http://x"}
out = [[each.tag, each.text, each.tail, each.attrib] for each in root.iter()]
for path in (
    ".", "*", "country/rank", ".//rank", ".//*", "country/..", "country[2]", "country[last()-1]", "country[@name]",
    "country[@name!='B']", "country[rank='4']/near", ".//*[.='1']", "x:n", ".//{*}n", ".//{http://x}*", "{}f", "", "/a",
    "country[0]", "country[foo()]", ".//near/..", "country[name]", "a//[", "./*/", ".//rank[1]", "f[.!='']",
):  # fmt: skip
    for names in (None, space):
        try:
            found = root.iterfind(path, names) if path else root.findall(path)
            first = next(iter(found), None)
            out.append([path, None if first is None else ext(first.tag), [each.tag for each in found]])
        except SyntaxError as error:
            out.append([path, str(error)])
out += [root.find(".//x:n", space).tag, root.findtext("country/rank"), root.findtext("zz", "no"), root.findtext("country")]
for country in list(root.iter("country")):
    if int(country.find("rank").text) > ext(3):
        root.remove(country)
    else:
        country.set("seen", str(ext(len(country))))
made = ET.SubElement(root, "made", {"k": "<&\n>"}, parent='"')
made.text = ext("x < y")
made[:] = [ET.Element("{http://q}z"), ET.Comment("c"), ET.PI("t", "d")]
ET.indent(root)
out += [ET.tostring(root), ET.tostring(root, "unicode", "html"), "".join(root.itertext())]
for wrong in (
    lambda: root[9], lambda: root["a"], lambda: root.append(1), lambda: root.insert(0, None), lambda: ET.Element("a", 1),
    lambda: root.remove(made[0]), lambda: root.__setitem__(0, "x"), lambda: ET.tostring(ET.Element(3)), lambda: ET.XML(3),
):  # fmt: skip
    try:
        wrong()
    except (IndexError, TypeError, ValueError) as error:
        out.append(f"{type(error).__name__}: {error}")
out

#: xml_errors_and_events
import copy
import io
import xml.etree.ElementTree
from xml.etree.ElementTree import ParseError, QName, TreeBuilder, XMLParser

ET = xml.etree.ElementTree
out = []
for text in (
    "", "<a></b>", "<a b='1' b='2'/>", "<a/><b/>", "<a>&no;</a>", "<x:a/>", "\n <a>", "<a>&#0;</a>", b"<a>\xff</a>",
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '<?xml version="1.0" encoding="nope"?><a/>',
    b'<?xml version="1.0" encoding="latin-1"?><a xmlns="u">\xe9</a>',
):  # fmt: skip
    try:
        out.append(ET.tostring(ET.fromstring(ext(text))))
    except ParseError as error:
        out.append([str(error), error.code, error.position, isinstance(error, SyntaxError)])
    except LookupError as error:
        out.append(str(error))


class Target:
    def __init__(self):
        self.log = []

    def start(self, tag, attributes):
        self.log.append([ext(tag), attributes])

    def data(self, data):
        self.log.append(ext(data))

    def close(self):
        return self.log


parser = XMLParser(target=Target())
parser.feed("<a b='1'>x<c/>")
parser.feed("y</a>")
out.append(parser.close())
kept = XMLParser(target=TreeBuilder(insert_comments=True))
out.append(ET.tostring(ET.fromstring("<a>x<!--c-->y</a>", kept)))
for event, each in ET.iterparse(io.StringIO("<r xmlns='u'><i>1</i><i>2</i></r>"), ("start", "end", "start-ns")):
    out.append([event, each if event == "start-ns" else [ext(each.tag), each.text]])
tree = ET.ElementTree(ET.fromstring("<a><b>1</b>é</a>"))
file = io.BytesIO()
tree.write(file, ext("latin-1"))
other = copy.deepcopy(tree.getroot())
other[0].set(QName("v", "k"), QName("v", "w"))
out += [file.getvalue(), ET.tostring(other), tree.findtext("b"), str(ET.QName("u", "t")), ET.iselement(other)]
ET.register_namespace("qq", "v")
out + [ET.tostring(other, "unicode"), [each.tag for each in ET.XMLID("<a id='1'><b id='2'/></a>")[1].values()]]

#: trees_read_at_once
import xml.etree.ElementTree as ET
t = '<?xml version="1.0"?><r a="1" xmlns:n="u"><!-- c --><?pi x?><a>t&amp;<b/>tail</a><n:a n:k="v">x</n:a>\n<a/></r>'
r = ET.fromstring(t)
def show(e): return [e.tag, e.attrib, e.text, e.tail, [show(c) for c in e]]
out = [show(r), [e.tag for e in r.iter()], [e.tag for e in r.iter('a')], [e.tag for e in r.iter('*')], list(r.itertext()), r.find('a/b').tag, r.findtext('a'), r.findtext('zz', 'd'), [e.tag for e in r.findall('a')], r.find('{u}a').get('{u}k'), ET.tostring(r)]
seen = []
for e in r.iter():
    seen.append(e.tag)
    if e.tag == 'b': e.append(ET.Element(ext('new')))
    if e.tag == 'a' and len(seen) < 9: ET.SubElement(r, 'late')
out.append(seen)
it = r.iter(); next(it); out.append(ext(next(it).tag)); out.append([e.tag for e in it])
for bad in ('<a>', '', '<a/><b/>', '<a b=1/>', b'\xff', '<?xml version="1.0" encoding="nope"?><a/>', '<a>&x;</a>', 3, None, '<a xmlns="u"/>', b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>', bytearray(b'<a/>')):
    try: out.append(ET.tostring(ET.fromstring(bad)))
    except Exception as e: out.append([type(e).__name__, str(e), getattr(e, 'position', None)])
out + [ET.fromstringlist(['<a>', '<b/></a>'])[0].tag, ET.XML('<a><b>x</b></a>').find('b').text]
