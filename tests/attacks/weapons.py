"""The attacks: documents, stylesheets, rules, grammars, transcriptions, settings, records and names of files.

`{file}`, `{uri}` and `{host}` stand for a file that holds the canary word, its address, and an address of this machine
that nothing may ever call; `{out}` for an address nothing may be written to.
"""

from __future__ import annotations

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"{root}>'
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


def document(text: str = "Snow.", *, before: str = "", root: str = "", title: str = "Snow", p: str = "") -> str:
    """A sound edition but for what is put in: before the root, in its tag, in the title, in the tag of a paragraph."""
    head = HEADER.replace("{title}", title)
    body = f"<text><body><div><p{p}>{text}</p></div></body></text></TEI>"
    return f"{before}{TEI.replace('{root}', root)}{head}{body}"


def _bomb(levels: int) -> str:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{steps}]>'


_XI = ' xmlns:xi="http://www.w3.org/2001/XInclude"'
_XSI = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

DOCUMENTS = {
    "external entity, file": document("&x;", before='<!DOCTYPE TEI [<!ENTITY x SYSTEM "{uri}">]>'),
    "external entity, network": document("&x;", before='<!DOCTYPE TEI [<!ENTITY x SYSTEM "{host}/x">]>'),
    "external entity, public": document("&x;", before='<!DOCTYPE TEI [<!ENTITY x PUBLIC "-//X//EN" "{host}/x">]>'),
    "parameter entity, file": document(before='<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{uri}"> %x;]>'),
    "parameter entity, network": document(before='<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{host}/x"> %x;]>'),
    "external subset, file": document(before='<!DOCTYPE TEI SYSTEM "{uri}">'),
    "external subset, network": document(before='<!DOCTYPE TEI SYSTEM "{host}/x.dtd">'),
    "entity bomb": document("&e9;", before=_bomb(10)),
    "entity bomb in an attribute": document(p=' n="&e9;"', before=_bomb(10)),
    "quadratic entities": document("&x;" * 20_000, before=f'<!DOCTYPE TEI [<!ENTITY x "{"x" * 20_000}">]>'),
    "entity that calls itself": document("&x;", before='<!DOCTYPE TEI [<!ENTITY x "&y;"><!ENTITY y "&x;">]>'),
    "deep nesting": document("<hi>" * 5_000 + "x" + "</hi>" * 5_000),
    "a text that is nested as deep as it may": document("<hi>" * 200 + "x" + "</hi>" * 200),
    "XInclude, file as text": document('<xi:include href="{uri}" parse="text"/>', root=_XI),
    "XInclude, network": document('<xi:include href="{host}/x"/>', root=_XI),
    "schema named inside, network": document(root=_XSI + ' xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {host}/x"'),
    "schema named inside, file": document(root=_XSI + ' xsi:noNamespaceSchemaLocation="{uri}"'),
    "schema in an instruction": document(before='<?xml-model href="{host}/x.rng"?><?xml-model href="{uri}"?>'),
    "stylesheet in an instruction": document(before='<?xml-stylesheet type="text/xsl" href="{host}/x.xsl"?>'),
    "catalog in an instruction": document(before='<?oasis-xml-catalog catalog="{host}/catalog.xml"?>'),
    "base elsewhere": document('<ref target="x">x</ref>', root=' xml:base="{host}/"'),
    "picture from elsewhere": document('<figure><graphic url="{host}/x.png"/></figure>'),
    "picture from a file": document('<figure><graphic url="{uri}"/></figure>'),
    "picture from elsewhere, as CSS": document(
        '<hi rend="background:url({host}/x.png)">x</hi>', p=' rendition="{host}/x.css"'
    ),
    "link that is a script": document('<ref target="javascript:alert(1)">x</ref>'),
    "script in the title": document(title="&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
    "script in the text": document("&lt;script&gt;alert(1)&lt;/script&gt;", p=' n="&quot;&gt;&lt;script&gt;"'),
    "style in an attribute": document(p=' style="background:url({host}/x)"'),
    "a huge attribute": document(p=f' n="{"x" * 11_000_000}"'),
    "many attributes": document(p="".join(f' a{n}="x"' for n in range(20_000))),
    "a huge text": document("x" * 11_000_000),
    "a huge name": document(f"<{'x' * 60_000}/>"),
    "a huge comment": document(f"<!--{'x' * 11_000_000}-->"),
    "terminal codes in an element": document(p=' n="&#x9b;31m"', title="Snow &#x9b;31m &#x202e;wons"),
    "a workflow command in a value": document(p=' cert="%0A::error::x&#10;::set-output name=x::y"'),
}
"""TEI, to every command that reads it"""

FETCHING = ("external entity, file", "XInclude, network", "base elsewhere", "picture from elsewhere", "picture from a file",
            "picture from elsewhere, as CSS", "style in an attribute", "stylesheet in an instruction")  # fmt: skip
"""of these, what a printer of pages might fetch"""

LETTER = "Snow\n\nVelden, March 3, 1911\n\nDear Ilse:\n\nIt fell on the ferry all night.\n\nYours,\n\nAnton Prey\n"
SOUND = {
    "sound.sch": '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"><pattern><rule context="*"/>'
    "</pattern></schema>",
    "sound.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>'
    '<ref name="any"/></start><define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute>'
    '<text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>',
    "sound.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">'
    '<xs:element name="TEI"><xs:complexType mixed="true"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" '
    'processContents="lax"/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType></xs:element></xs:schema>',
}
"""what the attacks are tried with"""

_SHEET = (
    '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' xmlns:map="http://www.w3.org/2005/xpath-functions/map" exclude-result-prefixes="#all">'
    '{top}<xsl:output method="text"/><xsl:template match="/">{body}</xsl:template></xsl:stylesheet>'
)


def _sheet(body: str = "", top: str = "") -> str:
    return _SHEET.replace("{top}", top).replace("{body}", body)


def _value(expression: str) -> str:
    return f'<xsl:value-of select="{expression}"/>'


READING = {
    "doc()": "string(doc('{uri}.xml'))",
    "doc() over the network": "string(doc('{host}/x'))",
    "document()": "string(document('{uri}.xml'))",
    "unparsed-text()": "unparsed-text('{uri}')",
    "unparsed-text() over the network": "unparsed-text('{host}/x')",
    "unparsed-text-lines()": "string-join(unparsed-text-lines('{uri}'))",
    "unparsed-text-available()": "if (unparsed-text-available('{uri}')) then 'CANARY' || '-7F3A' else ''",
    "doc-available()": "if (doc-available('{uri}.xml')) then 'CANARY' || '-7F3A' else ''",
    "json-doc()": "serialize(json-doc('{uri}.json'), map{'method':'json'})",
    "collection()": "string-join(collection('{folder}?select=*.xml'))",
    "uri-collection()": "string-join(uri-collection('{folder}'))",
    "environment-variable()": "environment-variable('TEXTUS_CANARY')",
    "available-environment-variables()": "string-join(available-environment-variables() ! environment-variable(.))",
    "transform()": (
        "string(transform(map{'stylesheet-text': '&lt;xsl:stylesheet version=&quot;3.0&quot;"
        " xmlns:xsl=&quot;http://www.w3.org/1999/XSL/Transform&quot;&gt;&lt;xsl:template name=&quot;t&quot;&gt;"
        "&lt;xsl:value-of select=&quot;unparsed-text(&amp;apos;{uri}&amp;apos;)&quot;/&gt;&lt;/xsl:template&gt;"
        "&lt;/xsl:stylesheet&gt;', 'initial-template': QName('','t')})?output)"
    ),
    "parse-xml() of an entity": (
        "string(parse-xml('&lt;!DOCTYPE x [&lt;!ENTITY e SYSTEM &quot;{uri}&quot;&gt;]&gt;&lt;x&gt;&amp;e;&lt;/x&gt;'))"
    ),
    "system-property()": "system-property('user.home'), system-property('TEXTUS_CANARY')",
    "a function of the machine": "Q{java:java.lang.Runtime}getRuntime()",
    "a function of the processor": "Q{http://saxon.sf.net/}line-number(/)",
}
"""XPath that would read, to stylesheets and rules of the user's own"""

STYLESHEETS = {
    **{name: _sheet(_value(expression)) for name, expression in READING.items()},
    "xsl:evaluate": _sheet("<xsl:evaluate xpath=\"'unparsed-text(''{uri}'')'\"/>"),
    "xsl:source-document": _sheet('<xsl:source-document href="{uri}.xml">' + _value(".") + "</xsl:source-document>"),
    "xsl:result-document": _sheet('<xsl:result-document href="{out}">x</xsl:result-document>x'),
    "xsl:result-document, relative": _sheet('<xsl:result-document href="../../written.txt">x</xsl:result-document>x'),
    "xsl:include over the network": _sheet("x", '<xsl:include href="{host}/x.xsl"/>'),
    "xsl:import over the network": _sheet("x", '<xsl:import href="{host}/x.xsl"/>'),
    "xsl:include of no stylesheet": _sheet("x", '<xsl:include href="{uri}.xml"/>'),
    "an entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]>' + _sheet("&e;"),
    "an entity over the network": '<!DOCTYPE x SYSTEM "{host}/x.dtd">' + _sheet("x"),
    "a template without end": _sheet('<xsl:call-template name="t"/>', '<xsl:template name="t"><xsl:call-template '
                                     'name="t"/>x</xsl:template>'),
    "a number format of Java": _sheet(_value("format-date(current-date(), '[Y]', 'java', (), '{host}/x')")),
}  # fmt: skip
"""to `render --xslt`"""

_RULES = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    ' queryBinding="xslt3">{top}<pattern><rule context="*">{let}<assert id="a" test="false()">Said: {said}</assert>'
    "</rule></pattern></schema>"
)


def _rules(said: str = "x", top: str = "", let: str = "") -> str:
    return _RULES.replace("{top}", top).replace("{let}", let).replace("{said}", said)


RULES = {
    **{name: _rules(f'<value-of select="{expression}"/>') for name, expression in READING.items()},
    "let": _rules('<value-of select="$x"/>', let='<let name="x" value="unparsed-text(\'{uri}\')"/>'),
    "include over the network": _rules(top='<include href="{host}/x.sch"/>'),
    "include of no rules": _rules(top='<include href="{uri}.xml"/>'),
    "a function with a document": _rules(
        '<value-of select="Q{urn:x}f()"/>',
        '<xsl:function name="x:f" xmlns:x="urn:x"><xsl:result-document href="{out}">x</xsl:result-document></xsl:function>',
    ),
    "an imported stylesheet": _rules(top='<xsl:import href="{host}/x.xsl"/>'),
    "an entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]>' + _rules("&e;"),
}
"""Schematron, to `validate --schema`"""

_RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0">{}<start><element name="x"><empty/></element></start></grammar>'
_XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{}<xs:element name="x"/></xs:schema>'
GRAMMARS = {
    "include over the network.rng": _RNG.format('<include href="{host}/x.rng"/>'),
    "externalRef over the network.rng": _RNG.format('<define name="y"><externalRef href="{host}/x.rng"/></define>'),
    "include of no grammar.rng": _RNG.format('<include href="{uri}.xml"/>'),
    "an entity.rng": '<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]>' + _RNG.format("<div>&e;</div>"),
    "include over the network.rnc": 'include "{host}/x.rnc"\nstart = element x { empty }',
    "external over the network.rnc": 'start = external "{host}/x.rnc"',
    "an external subset.rng": '<!DOCTYPE x SYSTEM "{host}/x.dtd">' + _RNG.format(""),
    "import over the network.xsd": _XSD.format('<xs:import namespace="urn:x" schemaLocation="{host}/x.xsd"/>'),
    "include over the network.xsd": _XSD.format('<xs:include schemaLocation="{host}/x.xsd"/>'),
    "include of no grammar.xsd": _XSD.format('<xs:include schemaLocation="{uri}.xml"/>'),
    "an entity.xsd": '<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]>' + _XSD.format("<xs:annotation>&e;</xs:annotation>"),
    "a pattern without end.xsd": (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="x"><xs:simpleType><xs:restriction '
        'base="xs:string"><xs:pattern value="(a{0,50000}){0,50000}"/></xs:restriction></xs:simpleType></xs:element>'
        "</xs:schema>"
    ),
}
"""to `validate --schema`; the name ends as the file does"""

TEXTS = {
    "markup": 'Snow\n\n<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}">]><x>&e;</x> <script>alert(1)</script> ]]>\n',
    "an include": 'Snow\n\n<xi:include href="{uri}" parse="text"/> {uri} ${TEXTUS_CANARY} `cat {file}`\n',
    "terminal codes": "Snow\n\n\x1b]0;title\x07 \x1b[31m red \u202e backwards \x9b31m\n\nDear\x00Sir,\n",
    "workflow commands": "::error::x\n::set-output name=x::y\n##vso[task.setvariable]x\n\n[1]\n",
    "formulas": "=HYPERLINK(\"{host}/x\")\n\n@SUM(1+1)*cmd|' /C calc'!A0\n",
    "links": "Snow\n\nSource: javascript:alert(1) {host}/x file://{file}\n\nsee http://x/\"><script>alert(1)</script>\n",
    "nested brackets": "Snow\n\n" + "[" * 3_000 + "x" + "]" * 3_000 + "\n",
    "nested quotation marks": "Snow\n\n" + "“" * 3_000 + "x" + "”" * 3_000 + "\n",
    "one endless line": "a " * 100_000 + "\n",
    "one endless word": "a" * 200_000 + "\n",
}  # fmt: skip
"""transcriptions, to every command that reads them"""

SETTINGS = {
    "a format of elsewhere": '[output]\nformats = ["../../secret/word"]\n',
    "a stylesheet that is none": '[output]\nstylesheet = "{file}"\n',
    "a stylesheet over the network": '[output]\nstylesheet = "{host}/x.xsl"\n',
    "a table that is none": '[authorities]\npeople = "{file}"\n',
    "names of the environment": '[collection]\ntitle = "${TEXTUS_CANARY} %TEXTUS_CANARY% {{config}}"\n',
    "markup in a title": "[collection]\ntitle = '</title><script>alert(1)</script>]]>&x;'\n",
    "markup in a licence": "[publication]\nlicence = '\"><script>alert(1)</script>'\n",
    "deep nesting": "x = " + "[" * 5_000 + "]" * 5_000 + "\n",
    "a huge number": "x = " + "9" * 100_000 + "\n",
}
"""textus.toml, to what reads settings"""

RECORDS = {
    "markup": "title = '</title><script>alert(1)</script>]]>&x;'\n",
    "terminal codes": 'title = "\\u001b[31m \\u202e"\n',
    "an address that is a script": '[source]\nurl = "javascript:alert(1)"\n',
    "names of the environment": 'title = "${TEXTUS_CANARY} `cat {file}`"\n',
    "deep nesting": "x = " + "{x = " * 3_000 + "1" + "}" * 3_000 + "\n",
}
"""the record beside a transcription"""

NAMES = ("-o.txt", "$(touch written).txt", "::error::x\n::set-output name=x::y.txt", "\x1b[31m\u202e.txt", "\udcff.txt",
         '"><script>alert(1)</script>.txt', "%2e%2e%2fx.txt", "=1+1.txt", "&x;.txt")  # fmt: skip
"""names of transcriptions in a collection"""
