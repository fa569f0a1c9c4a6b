<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The parts of an index of letters.
  Input    TEI documents; correspDesc; the parameters of the format "cmif".
  Output   Elements of the TEI namespace, as few as CMIF knows.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="http://www.tei-c.org/ns/1.0" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:cc-by" as="xs:string" select="'https://creativecommons.org/licenses/by/4.0/'"/>

  <xsl:template name="tx:index-file" as="element(fileDesc)">
    <xsl:param name="works" as="element(TEI)*"/>
    <xsl:variable name="publishers" as="xs:string*" select="if ($publisher) then $publisher else distinct-values($works/tx:publishers(teiHeader/fileDesc/publicationStmt))"/>
    <xsl:variable name="file" as="xs:string" select="($url, ($address[.] ! (replace(., '([^/])$', '$1/') || 'cmif.xml')), '')[. or position() = last()][1]"/>
    <xsl:variable name="changed" as="xs:string?" select="($date[. castable as xs:date or . castable as xs:gYear or . castable as xs:gYearMonth or . castable as xs:dateTime],
        max($works/teiHeader/(revisionDesc//change/@when, fileDesc/publicationStmt/(. | p)/date/@when) ! tx:day(.)))[1]"/>
    <xsl:call-template name="tx:index-lacks">
      <xsl:with-param name="lacking" select="map:merge((
          map{'a title': 'title, under [collection]'}[not($title)], map{'a responsible editor': 'editor, under [publication]'}[not($editor)],
          map{'a publisher': 'publisher, under [publication]'}[empty($publishers)], map{'a web address': 'address, under [publication]'}[not($file)],
          map{'the date of the last change': 'date, under [publication]'}[empty($changed)],
          map{'the licence CC BY 4.0': 'licence = &quot;CC-BY-4.0&quot;, under [publication]'}[not(tx:is-cc-by($licence))]))"/>
    </xsl:call-template>
    <fileDesc>
      <titleStmt>
        <title>{($title[.], 'Letters')[1]}</title>
        <xsl:if test="$editor">
          <editor>
            <xsl:value-of select="$editor"/>
            <xsl:if test="$email">
              <xsl:text> </xsl:text>
              <email>{$email}</email>
            </xsl:if>
          </editor>
        </xsl:if>
      </titleStmt>
      <publicationStmt>
        <xsl:for-each select="$publishers">
          <publisher>
            <xsl:sequence select="tx:linked(., $address)"/>
          </publisher>
        </xsl:for-each>
        <xsl:if test="empty($publishers)">
          <publisher>Unknown</publisher>
        </xsl:if>
        <xsl:for-each select="$file[.]">
          <idno type="url">{.}</idno>
        </xsl:for-each>
        <xsl:for-each select="$changed">
          <date when="{.}"/>
        </xsl:for-each>
        <xsl:sequence select="tx:index-licence($licence)"/>
      </publicationStmt>
      <sourceDesc>
        <bibl type="online" xml:id="edition">
          <xsl:value-of select="string-join((($title[.], 'Letters')[1], $publishers), '. ')"/>
          <xsl:if test="$address">
            <xsl:text>, </xsl:text>
            <xsl:sequence select="tx:linked($address, $address)"/>
          </xsl:if>
        </bibl>
      </sourceDesc>
    </fileDesc>
  </xsl:template>

  <!-- One finding for all that CMIF demands and nobody has said. -->
  <xsl:template name="tx:index-lacks" as="empty-sequence()">
    <xsl:param name="lacking" as="map(xs:string, xs:string)"/>
    <xsl:if test="map:size($lacking) gt 0">
      <xsl:call-template name="tx:incomplete">
        <xsl:with-param name="work" select="*"/>
        <xsl:with-param name="words" select="'CMIF requires missing information: ' || string-join(sort(map:keys($lacking)), '; ')"/>
        <xsl:with-param name="hint" select="'specify it in the settings: ' || string-join(sort(map:keys($lacking)) ! $lacking(.), '; ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:function name="tx:linked" as="node()*">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="matches($address, '^https?://')">
        <ref target="{$address}">{$words}</ref>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="tx:is-cc-by" as="xs:boolean">
    <xsl:param name="licence" as="xs:string"/>
    <xsl:sequence select="matches($licence, '^CC[ -]BY[ -]4\.0$|creativecommons\.org/licenses/by/4\.0', 'i')"/>
  </xsl:function>

  <!-- The statement CMIF prescribes, if that is the licence; else what is said, and no licence that is not. -->
  <xsl:function name="tx:index-licence" as="element(availability)">
    <xsl:param name="licence" as="xs:string"/>
    <availability>
      <xsl:choose>
        <xsl:when test="tx:is-cc-by($licence)">
          <licence target="{$tx:cc-by}">This file is licensed under the terms of the Creative Commons License CC-BY 4.0</licence>
        </xsl:when>
        <xsl:when test="matches($licence, '^https?://')">
          <licence target="{$licence}">{$licence}</licence>
        </xsl:when>
        <xsl:otherwise>
          <p>{($licence[.], 'No licence is specified.')[1]}</p>
        </xsl:otherwise>
      </xsl:choose>
    </availability>
  </xsl:function>
</xsl:stylesheet>
