<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  An item as a line to read: for a source named in another record, and for notes.
  Input    tx:item; elements of sourceDesc.
  Output   “Cornelis van Aalst, “Who Owns the River?”, The Harbour Worker, no. 41, 12 September 1924, p. 3”
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A description of the header in one line; prose is its own line. -->
  <xsl:function name="tx:statement" as="xs:string?">
    <xsl:param name="source" as="element()?"/>
    <xsl:variable name="fields" as="map(xs:string, element()+)" select="tx:fields($source)"/>
    <xsl:variable name="title" as="xs:string?" select="tx:title-words($fields?title)"/>
    <xsl:variable name="in" as="xs:string?" select="tx:title-words($fields?in)"/>
    <xsl:variable name="pages" as="element(tx:pages)?" select="tx:page-range($fields?scope)"/>
    <xsl:variable name="archive" as="element()?" select="tx:archive($fields?archive)"/>
    <xsl:sequence select="
        if ($source[self::bibl][not(title)] or $source[self::bibl]/text()[matches(., '\w')]) then tx:reading($source)
        else string-join((
          tx:and(tx:names($fields?author))[.], if ($in) then $title ! ('“' || . || '”') else $title, $in, tx:title-words($fields?series),
          $fields?editor[1] ! ('edited by ' || tx:and(tx:names($fields?editor))), $fields?translator[1] ! ('translated by ' || tx:and(tx:names($fields?translator))),
          $fields?edition[1] ! tx:reading(.), tx:scope($fields?scope, ('volume', 'vol', 'tome', 'band')) ! ('vol. ' || .),
          tx:scope($fields?scope, ('issue', 'number', 'no', 'nr', 'heft', 'fascicle')) ! ('no. ' || .),
          string-join((string-join($fields?place ! tx:plain-name(.), ' and ')[.], string-join($fields?publisher ! tx:plain-name(.), ', ')[.]), ': ')[.],
          tx:date-words(tx:moment($fields?date[1])), $pages ! ((if (matches(., '\W')) then 'pp. ' else 'p. ') || .),
          $archive ! string-join((@repository, @place, string()[.]), ', ')[.]), ', ')[.]"/>
  </xsl:function>

  <!-- “Digital edition: The Open Shelf Archive, 2011” -->
  <xsl:function name="tx:edition-words" as="xs:string?">
    <xsl:param name="edition" as="element(tx:edition)"/>
    <xsl:variable name="who" as="xs:string*" select="$edition/tx:publisher, $edition/tx:distributor[not(some $other in $edition/tx:publisher satisfies contains($other, .))]"/>
    <xsl:variable name="editors" as="element(tx:name)*" select="$edition/tx:credit[@for = 'editor of the collection']/tx:name"/>
    <xsl:variable name="parts" as="xs:string*" select="
        $editors[1] ! ('edited by ' || tx:and($editors)), $who, tx:date-words($edition/tx:date), $edition/tx:collection/string()"/>
    <xsl:sequence select="$parts[1] ! ('Digital edition: ' || string-join($parts, ', '))"/>
  </xsl:function>

  <!-- What a citation manager has no field for, as notes: the letter in print, prose about the source, the digital edition. -->
  <xsl:function name="tx:notes-on" as="xs:string*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="$item/tx:letter ! tx:letter-words(.), $item/tx:prose/replace(., '\.$', ''), tx:edition-words($item/tx:edition)"/>
  </xsl:function>

  <!-- The address of the edition, else that of the source. -->
  <xsl:function name="tx:url" as="xs:string?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="($item/tx:edition/tx:idno, $item/tx:idno)[@type = 'URL'][1]"/>
  </xsl:function>
  <xsl:function name="tx:doi" as="xs:string?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="($item/tx:edition/tx:idno, $item/tx:idno)[@type = 'DOI'][1]"/>
  </xsl:function>
</xsl:stylesheet>
