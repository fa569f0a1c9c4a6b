<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Running text.
  Input    Phrase-level elements, mode "inline".
  Output   Strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- Emphasis by the marks of the transcription; by _ and * where it is not known what they were. -->
  <xsl:template match="hi | emph" mode="inline" as="xs:string*">
    <xsl:variable name="looks" as="xs:string*" select="tokenize(@rend)"/>
    <xsl:variable name="mark" as="xs:string" select="
        if (tx:generated(.)) then '' else if ($looks = ('italic', 'italics', 'i') or self::emph and empty($looks)) then '_'
        else if ($looks = ('bold', 'b')) then '*' else ''"/>
    <xsl:sequence select="tx:generated(., 'before') || $mark"/>
    <xsl:apply-templates mode="inline"/>
    <xsl:sequence select="$mark || tx:generated(., 'after')"/>
  </xsl:template>

  <!-- Elements that change nothing but may have stood between marks. -->
  <xsl:template match="foreign | title | date | time | persName | placeName | orgName | name | rs | geogName | term | gloss | mentioned |
    soCalled | distinct | num | measure | speech | idno | email | eventName | stamp | forename | surname | addName | roleName | genName | nameLink |
    settlement | region | country | district | bloc | measureGrp | unit | seg | s | w | c | cl | phr | m | g | pc | ident | gi | att | val |
    tag | affiliation | placeName/* | location | geo | offset | objectName | persPronouns | listChange | ruby | rb | rt | fs | trait | state |
    birth | death | sex | occupation | nationality | desc | lang | quote | q | said | cit | epigraph | argument | code | eg | ref | rhyme |
    metamark | metSym | role | roleDesc | actor | item | label | headLabel | headItem | addrLine | street | postCode | postBox | figure |
    figDesc | formula | notatedMusic | cell" mode="inline" as="xs:string*">
    <xsl:call-template name="tx:between-marks"/>
  </xsl:template>
  <xsl:template match="author | editor | respStmt | resp | publisher | distributor | authority | pubPlace | biblScope | citedRange | edition |
    extent | series | imprint | monogr | analytic | textLang | availability | relatedItem | principal | sponsor | funder | meeting | licence |
    msIdentifier | repository | institution | collection | msDesc | objectType | bibl | biblFull | biblStruct | docTitle | titlePart | docAuthor |
    docDate | docEdition | docImprint | imprimatur | byline | salute | signed | dateline | address | trailer | caption | head | speaker | stage |
    camera | sound | tech | view | move | castItem | p | ab" mode="inline" as="xs:string*">
    <xsl:call-template name="tx:between-marks"/>
  </xsl:template>
  <xsl:template match="ptr | link | linkGrp | graphic | media | binaryObject | anchor | cb | gb | handShift | index | space | milestone | caesura" mode="inline" as="empty-sequence()"/>

  <xsl:template match="anchor[normalize-space()]" mode="inline" as="xs:string*" priority="2">
    <xsl:call-template name="tx:between-marks"/>
  </xsl:template>

  <xsl:template name="tx:between-marks" as="xs:string*">
    <xsl:sequence select="tx:generated(., 'before')"/>
    <xsl:apply-templates mode="inline"/>
    <xsl:sequence select="tx:generated(., 'after')"/>
  </xsl:template>

  <!-- The lines of a title or an address; in prose a line's end is only a space. -->
  <xsl:template match="lb" mode="inline" as="xs:string">
    <xsl:sequence select="if (@break = ('no', 'maybe')) then '' else if (tx:keeps-lines(.)) then '&#xA;' else ' '"/>
  </xsl:template>

  <!-- A page break as printed, or "[p. 12]"; without spaces within a word. Parameter pages="no" leaves it out. -->
  <xsl:template match="pb" mode="inline" as="xs:string">
    <xsl:variable name="room" as="xs:string" select="if (@break = 'no') then '' else ' '"/>
    <xsl:sequence select="
        if ($pages != 'yes') then '' else ((tx:generated(.)[.], @n ! ('[p. ' || . || ']'))[1] ! ($room || . || $room), '')[1]"/>
  </xsl:template>

  <xsl:template match="fw" mode="inline" as="xs:string*">
    <xsl:if test="$view = 'diplomatic'">
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="inline"/>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pc[@force = 'weak']" mode="inline" as="xs:string*">
    <xsl:if test="$view = 'diplomatic'">
      <xsl:apply-templates mode="inline"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
