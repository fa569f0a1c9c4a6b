<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Keys to cite by, “vanaalst-1924-who-owns-the”: the same for the same work whatever else is in the file.
  Input    tx:item elements.
  Output   Strings of small letters a–z, digits and hyphens.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A key for each item, none twice: of those that would be the same, the second gets a “b”. -->
  <xsl:function name="tx:keys" as="xs:string*">
    <xsl:param name="items" as="element(tx:item)*"/>
    <xsl:variable name="plain" as="xs:string*" select="$items ! tx:key(.)"/>
    <xsl:for-each select="1 to count($plain)">
      <xsl:variable name="before" as="xs:integer" select="count($plain[position() lt current()][. = $plain[current()]])"/>
      <xsl:sequence select="$plain[current()] || (if ($before = 0) then '' else '-' || format-integer($before + 1, 'a'))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="tx:key" as="xs:string">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="author" as="element()?" select="$item/tx:credit[@role = ('author', 'editor')][1]/tx:name"/>
    <xsl:variable name="year" as="xs:string?" select="$item/tx:date/(@from, @to)[1] ! tx:year(.)"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(tx:latin($item/tx:title), '[^a-z0-9]+')[.]"/>
    <xsl:variable name="title" as="xs:string*" select="subsequence(if ($words[1] = $tx:articles and count($words) gt 1) then tail($words) else $words, 1, 3)"/>
    <xsl:sequence select="
        string-join((replace(tx:latin(($author/(@particle || @family)[.], $author, '')[1]), '[^a-z0-9]', '')[.], $year ! translate(., '-', ''), $title), '-')[.]
        => head() => tx:or('work')"/>
  </xsl:function>

  <xsl:function name="tx:or" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:param name="otherwise" as="xs:string"/>
    <xsl:sequence select="($value, $otherwise)[1]"/>
  </xsl:function>

  <xsl:variable name="tx:articles" as="xs:string+" select="
      'the', 'a', 'an', 'der', 'die', 'das', 'ein', 'eine', 'le', 'la', 'les', 'un', 'une', 'el', 'los', 'las', 'il', 'lo', 'gli', 'het', 'de', 'een'"/>
  <xsl:variable name="tx:cyrillic" as="map(xs:string, xs:string)" select="map{
      'ж': 'zh', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ю': 'iu', 'я': 'ia', 'ъ': '', 'ь': '', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe',
      'þ': 'th', 'θ': 'th', 'φ': 'ph', 'χ': 'ch', 'ψ': 'ps'}"/>

  <!-- Small Latin letters without marks. Letters of scripts that have no table here become the numbers of their characters. -->
  <xsl:function name="tx:latin" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:variable name="base" as="xs:string" select="lower-case($words) => normalize-unicode('NFKD') => replace('\p{M}|[''’ʼ]', '')"/>
    <xsl:variable name="single" as="xs:string" select="
        translate($base, 'абвгдезиклмнопрстуфыэіїєґøłđıαβγδεζηικλμνξοπρσςτυω', 'abvgdeziklmnoprstufyeiiegoldiabgdeziiklmnxoprsstyo')"/>
    <xsl:variable name="each" as="xs:string*" select="
        string-to-codepoints($single) ! (codepoints-to-string(.) ! ($tx:cyrillic(.), .)[1])"/>
    <xsl:variable name="latin" as="xs:string" select="string-join($each)"/>
    <xsl:sequence select="
        if (matches($latin, '[a-z0-9]')) then $latin
        else string-join(string-to-codepoints(replace($latin, '\P{L}', ''))[position() le 4] ! ('u' || .))"/>
  </xsl:function>

  <!-- The letter of the alphabet under which a list has it; "0" for all that begins with none. -->
  <xsl:function name="tx:initial" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="first" as="xs:string" select="substring(replace(tx:latin($words), '[^a-z0-9]', ''), 1, 1)"/>
    <xsl:sequence select="if (matches($first, '[a-z]')) then $first else '0'"/>
  </xsl:function>
</xsl:stylesheet>
