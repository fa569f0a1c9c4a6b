<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  How the TEI was made: the program and its certificate, the rules, the revisions.
  Input    application, projectDesc, editorialDecl, revisionDesc.
  Output   Running text; a details element.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xmlns="http://www.w3.org/1999/xhtml"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="application" mode="about" as="node()*">
    <xsl:value-of select="string-join(((label, @ident)[1] ! tx:squeezed(.), @version), ' ')"/>
    <xsl:for-each select="ab | desc | p">
      <br/>
      <xsl:apply-templates select="." mode="about"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="application/*" mode="about" priority="0" as="element()*">
    <span class="quiet">{tx:squeezed(.)}</span>
  </xsl:template>

  <!-- What was counted and compared when the TEI was made. -->
  <xsl:template match="application/ab[@type = 'certificate']" mode="about" as="element()*" priority="1">
    <span class="quiet" lang="{$tx:tongue}">
      <xsl:value-of select="tx:word('lossless'), measure ! tx:measured(.)" separator=": "/>
    </span>
  </xsl:template>

  <xsl:template match="bibl[@type = 'transcription']" mode="about" as="node()*">
    <xsl:value-of select="string-join((title ! tx:squeezed(.), extent/measure ! tx:measured(.), extent[not(measure)] ! tx:squeezed(.)), ', ')"/>
  </xsl:template>

  <!-- "6,493 characters" -->
  <xsl:function name="tx:measured" as="xs:string">
    <xsl:param name="measure" as="element(measure)"/>
    <xsl:sequence select="
        if ($measure/@quantity castable as xs:integer)
        then format-number($measure/@quantity, '#,##0') || ' ' || tx:counted($measure) else tx:squeezed($measure)"/>
  </xsl:function>

  <!-- The unit, in the plural for more than one. -->
  <xsl:function name="tx:counted" as="xs:string">
    <xsl:param name="measure" as="element(measure)"/>
    <xsl:variable name="unit" as="xs:string" select="$measure/@unit || 's'[$measure/@quantity != '1']"/>
    <xsl:sequence select="if (exists($tx:words($unit))) then tx:word($unit) else $unit"/>
  </xsl:function>

  <xsl:template match="idno[starts-with(@type, 'sha')]" mode="about" as="element()*">
    <span class="digest">
      <span class="quiet">{@type} </span>
      <xsl:value-of select="tx:squeezed(.)"/>
    </span>
  </xsl:template>

  <!-- By what rules and from which file the text was made, for those who ask. -->
  <xsl:template name="tx:practice" as="element()?">
    <xsl:variable name="said" as="element()*" select="
        teiHeader/(encodingDesc/(projectDesc | samplingDecl | editorialDecl)//p | revisionDesc//change)[normalize-space()]"/>
    <xsl:variable name="file" as="element()*" select="teiHeader/fileDesc/sourceDesc//bibl[@type = 'transcription']"/>
    <xsl:variable name="digests" as="element()*" select="($file | teiHeader/encodingDesc//ab[@type = 'certificate'])/idno"/>
    <xsl:if test="exists(($said, $file, $digests))">
      <details class="practice">
        <summary lang="{$tx:tongue}">{tx:word('practice')}</summary>
        <xsl:for-each select="$said">
          <p>
            <xsl:sequence select="tx:language(@xml:lang)"/>
            <xsl:value-of select="string-join((self::change/@when, tx:squeezed(.)), ': ')"/>
          </p>
        </xsl:for-each>
        <xsl:if test="exists(($file, $digests))">
          <dl>
            <xsl:sequence select="tx:row('transcription', $file)"/>
            <xsl:sequence select="tx:row('digests', $digests[not(. = ancestor::teiHeader//bibl/idno) or parent::bibl])"/>
          </dl>
        </xsl:if>
      </details>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
