<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The whole header read once, in the terms of a citation, so that a format only has to write it down.
  Input    TEI.
  Output   tx:item. It describes the text as printed (or as written, where no publication is known); tx:edition inside it
           describes the digital edition. What the header does not say is not there.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Kinds of publication, in the terms of CSL, by what a biblStruct says it is. -->
  <xsl:variable name="tx:kinds" as="map(xs:string, xs:string)" select="map{
      'journalarticle': 'article-journal', 'article': 'article-journal', 'articleinjournal': 'article-journal',
      'newspaperarticle': 'article-newspaper', 'magazinearticle': 'article-magazine', 'booksection': 'chapter', 'chapter': 'chapter',
      'inbook': 'chapter', 'incollection': 'chapter', 'articleinbook': 'chapter', 'book': 'book', 'monograph': 'book', 'pamphlet': 'pamphlet',
      'letter': 'personal_communication', 'manuscript': 'manuscript', 'thesis': 'thesis', 'report': 'report', 'speech': 'speech',
      'webpage': 'webpage', 'journal': 'periodical', 'periodical': 'periodical'}"/>

  <xsl:function name="tx:item" as="element(tx:item)">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:variable name="source" as="element()?" select="tx:source($work)"/>
    <xsl:variable name="fields" as="map(xs:string, element()+)" select="tx:fields($source)"/>
    <xsl:variable name="letter" as="element(tx:letter)?" select="tx:letter($work)"/>
    <xsl:variable name="kind" as="xs:string" select="tx:kind($source, $fields, $letter)"/>
    <tx:item kind="{$kind}">
      <xsl:sequence select="tx:attribute('language', tx:languages($work, $fields)[1])"/>
      <xsl:sequence select="tx:item-title($work, $fields)"/>
      <xsl:sequence select="tx:container($fields)"/>
      <xsl:for-each select="'author', 'in-author', 'editor', 'translator'">
        <xsl:variable name="role" as="xs:string" select="."/>
        <xsl:for-each-group select="tx:people($work, $fields, $letter, $role)" group-by="string()">
          <tx:credit role="{$role}">
            <xsl:sequence select="."/>
          </tx:credit>
        </xsl:for-each-group>
      </xsl:for-each>
      <xsl:sequence select="tx:issued($work, $fields, $letter, $kind), tx:numbers($fields), tx:imprint($fields)"/>
      <xsl:sequence select="tx:identifiers(($fields?idno, $fields?ref))"/>
      <xsl:for-each select="distinct-values($work/teiHeader/profileDesc/textClass/keywords//term[empty(term)]/tx:reading(.)[.])">
        <tx:keyword>{.}</tx:keyword>
      </xsl:for-each>
      <xsl:for-each select="$fields?prose/tx:reading(.)[.]">
        <tx:prose>{.}</tx:prose>
      </xsl:for-each>
      <xsl:sequence select="$letter, tx:edition($work), tx:archive($fields?archive)"/>
    </tx:item>
  </xsl:function>

  <xsl:function name="tx:kind" as="xs:string">
    <xsl:param name="source" as="element()?"/>
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:param name="letter" as="element(tx:letter)?"/>
    <xsl:variable name="levels" as="xs:string*" select="($fields?in, $fields?title)/@level"/>
    <xsl:variable name="said" as="xs:string*" select="($source/@type, $source/@subtype) ! $tx:kinds(lower-case(translate(., '-_ ', '')))"/>
    <xsl:variable name="unprinted" as="xs:string" select="if ($letter) then 'personal_communication' else 'document'"/>
    <xsl:sequence select="
        if (exists($said)) then $said[1]
        else if ($fields?in/@level = 'j') then 'article-journal'
        else if ($source/self::msDesc or $levels = 'u') then (if ($letter) then $unprinted else 'manuscript')
        else if ($fields?title/@level = 'j') then 'periodical'
        else if (exists($fields?in) and not($source/self::biblStruct[empty(analytic/title)])) then 'chapter'
        else if (exists($fields?title) and exists(($fields?publisher, $fields?place, $fields?date, $fields?title/@level))) then 'book'
        else $unprinted"/>
  </xsl:function>

  <!-- The title in the source; the header's subtitle belongs to it where the source names the same main title. -->
  <xsl:function name="tx:item-title" as="element(tx:title)?">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:variable name="printed" as="xs:string?" select="tx:title-words($fields?title)"/>
    <xsl:variable name="header" as="xs:string*" select="tx:titles($work) ! tx:reading(.)[.]"/>
    <xsl:variable name="title" as="xs:string?" select="
        if (empty($printed) or $printed = $header[1]) then tx:joined-titles($header) else $printed"/>
    <xsl:if test="$title">
      <tx:title>
        <xsl:sequence select="($fields?title[1]/@xml:lang, tx:titles($work)[1]/@xml:lang)[1]"/>
        <xsl:text>{$title}</xsl:text>
      </tx:title>
    </xsl:if>
  </xsl:function>

  <!-- Authors of the part before those of the whole, those of the source before those of the header, and a letter's sender. -->
  <xsl:function name="tx:people" as="element(tx:name)*">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="fields" as="map(xs:string, element()+)"/>
    <xsl:param name="letter" as="element(tx:letter)?"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="header" as="element()?" select="$work/teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="printed" as="element(tx:name)*" select="tx:names($fields($role))"/>
    <xsl:choose>
      <xsl:when test="$role = 'in-author'">
        <xsl:sequence select="$printed[not(. = tx:names($fields?author))]"/>
      </xsl:when>
      <xsl:when test="exists($printed)">
        <xsl:sequence select="$printed"/>
      </xsl:when>
      <xsl:when test="$role = 'author'">
        <xsl:variable name="named" as="element(tx:name)*" select="tx:names($header/author)"/>
        <xsl:sequence select="if (exists($named)) then $named else $letter/tx:action[@type = 'sent']/tx:name"/>
      </xsl:when>
      <xsl:when test="$role = 'translator'">
        <xsl:sequence select="tx:names($header/(editor | respStmt)[tx:role(.) = 'translator'])"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
